package io.github.medl.rl.environment;

import io.github.medl.rl.mdp.FiniteMdp;
import io.github.medl.testing.fixtures.Fixtures.Case;

/** The processes that the fixtures name. */
final class Named {
  private Named() {}

  static FiniteMdp mdp(Case each) {
    return switch (each.text("environment")) {
      case "FrozenLake" ->
          (each.text("map").equals("4x4")
                  ? FrozenLake.small(each.flag("slippery"))
                  : FrozenLake.large(each.flag("slippery")))
              .mdp();
      case "CliffWalking" -> CliffWalking.of(each.flag("slippery")).mdp();
      case "Taxi" -> new Taxi().mdp();
      case "World4x3" -> GridWorld.world4x3().mdp();
      case "Grid5x5" -> GridWorld.grid5x5().mdp();
      case "Grid4x4" -> GridWorld.grid4x4().mdp();
      case "Engagement" ->
          new Engagement(
                  each.integer("L"),
                  each.number("p0"),
                  each.number("p1"),
                  each.number("kappa"),
                  each.text("reward").equals("next")
                      ? Engagement.Pays.REACHED
                      : Engagement.Pays.LEFT)
              .mdp();
      default -> throw new IllegalArgumentException(each.toString());
    };
  }
}
