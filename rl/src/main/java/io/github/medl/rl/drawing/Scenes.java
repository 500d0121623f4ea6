package io.github.medl.rl.drawing;

import io.github.medl.plot.Animation;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.rl.environment.CartPole;
import io.github.medl.rl.environment.Environment;
import io.github.medl.rl.environment.Grid;
import io.github.medl.rl.environment.GridEnvironment;
import io.github.medl.rl.environment.MountainCar;
import io.github.medl.rl.environment.Pendulum;
import io.github.medl.rl.environment.Taxi;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws environments.
 *
 * <pre>{@code
 * frames.add(Scenes.frame(cart, "t = " + t));    // while the episode runs
 * Picture.of("An episode", 1, Scenes.strip(5, 1, frames)).writePng(Path.of("strip.png"));
 * Scenes.animation(4, frames).writeGif(Path.of("episode.gif"));
 * }</pre>
 */
public final class Scenes {
  private Scenes() {}

  /**
   * The present moment; the panel does not change when the environment goes on.
   *
   * @param environment a cart, a car, a pendulum, a taxi or a grid
   * @param title a line above it; may be empty
   * @return the frame
   * @throws IllegalArgumentException if it is not known how this environment looks
   */
  public static Panel frame(Environment<?> environment, String title) {
    if (environment instanceof CartPole cart) {
      return new CartPoleScene(cart.observation(), title);
    }
    if (environment instanceof MountainCar car) {
      return new MountainCarScene(car.observation(), title);
    }
    if (environment instanceof Pendulum pendulum) {
      return new PendulumScene(pendulum.angle(), title);
    }
    if (environment instanceof Taxi taxi) {
      return new TaxiScene(taxi.state(), title);
    }
    if (environment instanceof GridEnvironment world) {
      return new GridScene(world.grid(), world.state(), title);
    }
    throw new IllegalArgumentException(
        "it is not known how a " + environment.getClass().getSimpleName() + " looks");
  }

  /**
   * Values as colours and numbers.
   *
   * @param grid the cells
   * @param values V of shape (S); states beyond the cells are left out
   * @param title a line above it; may be empty
   * @return the panel
   */
  public static Panel values(Grid grid, Tensor values, String title) {
    return new GridScene(grid, -1, values.toDoubles(), null, new int[0], title);
  }

  /**
   * Values as colours and actions as arrows.
   *
   * @param grid the cells
   * @param values V of shape (S); states beyond the cells are left out
   * @param actions the actions of each state, such as all best ones
   * @param directions where each action leads: 0 up, 1 right, 2 down, 3 left
   * @param title a line above it; may be empty
   * @return the panel
   */
  public static Panel policy(
      Grid grid, Tensor values, List<int[]> actions, int[] directions, String title) {
    return new GridScene(
        grid, -1, values.toDoubles(), List.copyOf(actions), directions.clone(), title);
  }

  /**
   * An episode as a film strip.
   *
   * @param columns frames in a row
   * @param scale the size of a frame, 1 for its own
   * @param frames the moments, of one size, row by row
   * @return the strip
   * @throws IllegalArgumentException if there is no frame or no column
   */
  public static Panel strip(int columns, double scale, List<Panel> frames) {
    return new FilmStrip(columns, scale, frames);
  }

  /**
   * An episode that moves.
   *
   * @param hundredths how long a frame stays, in hundredths of a second
   * @param frames the moments
   * @return the animation
   */
  public static Animation animation(int hundredths, List<Panel> frames) {
    List<Picture> pictures = new ArrayList<>();
    for (Panel frame : frames) {
      pictures.add(Picture.of("", 1, frame));
    }
    return Animation.of(hundredths, pictures);
  }
}
