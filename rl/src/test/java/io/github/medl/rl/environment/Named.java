package io.github.medl.rl.environment;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.medl.rl.mdp.FiniteMdp;

/** The processes that the fixtures name. */
final class Named {
  private Named() {}

  static FiniteMdp mdp(JsonNode args) {
    return switch (args.get("environment").asText()) {
      case "FrozenLake" ->
          (args.get("map").asText().equals("4x4")
                  ? FrozenLake.small(args.get("slippery").asBoolean())
                  : FrozenLake.large(args.get("slippery").asBoolean()))
              .mdp();
      case "CliffWalking" -> CliffWalking.of(args.get("slippery").asBoolean()).mdp();
      case "Taxi" -> new Taxi().mdp();
      case "World4x3" -> GridWorld.world4x3().mdp();
      case "Grid5x5" -> GridWorld.grid5x5().mdp();
      case "Grid4x4" -> GridWorld.grid4x4().mdp();
      case "Engagement" ->
          new Engagement(
                  args.get("L").asInt(),
                  args.get("p0").asDouble(),
                  args.get("p1").asDouble(),
                  args.get("kappa").asDouble(),
                  args.get("reward").asText().equals("next")
                      ? Engagement.Pays.REACHED
                      : Engagement.Pays.LEFT)
              .mdp();
      default -> throw new IllegalArgumentException(args.toString());
    };
  }
}
