package io.github.medl.rl.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.plot.Animation;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.environment.CartPole;
import io.github.medl.rl.environment.CliffWalking;
import io.github.medl.rl.environment.Engagement;
import io.github.medl.rl.environment.Environment;
import io.github.medl.rl.environment.FrozenLake;
import io.github.medl.rl.environment.GridEnvironment;
import io.github.medl.rl.environment.MountainCar;
import io.github.medl.rl.environment.Pendulum;
import io.github.medl.rl.environment.TableEnvironment;
import io.github.medl.rl.environment.Taxi;
import io.github.medl.rl.mdp.Bellman;
import io.github.medl.rl.mdp.Solution;
import io.github.medl.rl.mdp.ValueIteration;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenesTest {
  private static final SplittableStream STREAM = RandomStream.seed(1);

  @TempDir Path folder;

  private static int[] pixels(Panel panel) {
    BufferedImage image = Picture.of("", 1, panel).image();
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData().clone();
  }

  private static <A> void followsTheState(Environment<A> environment, A action) {
    environment.reset(STREAM);
    Panel before = Scenes.frame(environment, "before");
    int[] then = pixels(before);
    assertThat(Arrays.stream(then).distinct().count()).isGreaterThan(4);
    for (int t = 0; t < 8 && !environment.isOver(); t++) {
      environment.step(action, STREAM);
    }
    assertThat(pixels(before)).as("a frame keeps its moment").isEqualTo(then);
    assertThat(pixels(Scenes.frame(environment, "before"))).isNotEqualTo(then);
  }

  @Test
  void framesShowTheMomentTheyWereTakenAt() {
    followsTheState(new CartPole(), 1);
    followsTheState(new MountainCar(), 0);
    followsTheState(new Pendulum(), new double[] {2});
    followsTheState(CliffWalking.of(false), 0);
    Taxi taxi = new Taxi();
    followsTheState(taxi, taxi.state() / 100 < 4 ? 0 : 1);
    Environment<?> unknown = new TableEnvironment(Engagement.of(1, Engagement.Pays.LEFT).mdp(), 10);
    assertThatThrownBy(() -> Scenes.frame(unknown, ""))
        .hasMessage("it is not known how a TableEnvironment looks");
  }

  @Test
  void episodesBecomeStripsAndAnimations() throws Exception {
    CartPole cart = new CartPole();
    cart.begin(0, 0, 0, 0);
    List<Panel> frames = new ArrayList<>();
    while (!cart.isOver()) {
      frames.add(Scenes.frame(cart, "t = " + cart.steps()));
      cart.step(1, STREAM);
    }
    assertThat(frames).hasSize(9);
    assertThat(Scenes.strip(3, 0.5, frames).width()).isEqualTo(3 * 120 + 2 * 8);
    assertThat(Scenes.strip(3, 0.5, frames).height()).isEqualTo(3 * 69 + 2 * 8);
    assertThat(Arrays.stream(pixels(Scenes.strip(3, 0.5, frames))).distinct().count())
        .isGreaterThan(4);
    assertThatThrownBy(() -> Scenes.strip(3, 1, List.of())).hasMessageContaining("needs frames");
    Animation animation = Scenes.animation(4, frames);
    assertThat(animation.size()).isEqualTo(9);
    Path file = folder.resolve("episode.gif");
    animation.writeGif(file);
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void valuesAndPoliciesAreDrawnOnTheGrid() {
    GridEnvironment lake = FrozenLake.small(true);
    Solution best = ValueIteration.solve(lake.mdp(), 0.99, 1e-10);
    int[] directions = {3, 2, 1, 0}; // left, down, right, up
    int[] numbers = pixels(Scenes.values(lake.grid(), best.values(), ""));
    int[] arrows =
        pixels(
            Scenes.policy(
                lake.grid(), best.values(), Bellman.best(best.actionValues()), directions, ""));
    assertThat(numbers).isNotEqualTo(arrows);
  }
}
