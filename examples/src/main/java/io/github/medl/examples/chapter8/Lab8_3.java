package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.gan.diffusion.Ancestral;
import io.github.medl.gan.diffusion.Ancestral.Variance;
import io.github.medl.gan.diffusion.Ddim;
import io.github.medl.gan.diffusion.Sampler;
import io.github.medl.gan.diffusion.Schedule;
import io.github.medl.gan.measures.EnergyDistance;
import io.github.medl.plot.Animation;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.table.TablePanel;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lab 8.3: diffusion in the plane. Two moons and a swiss roll dissolve into noise in 200 steps; a
 * network of 40 thousand numbers leads noise back to them, all the way or in leaps.
 */
public final class Lab8_3 implements Figure {
  private static final int N = 2000;
  private static final int SHOWN = 700;
  private static final Knob.Whole SEED = Knobs.seed(0);
  private static final double WIDE = 2.6;

  /** The steps of which the film strip shows a frame. */
  private static final int[] FRAMES = {0, 10, 30, 60, 100, 200};

  @Override
  public About about() {
    return About.figure("L8.3", "Diffusion in the plane", Kind.STATISTICAL)
        .caption(
            "Two moons and a swiss roll: on the way to noise, on the way back, and how far the"
                + " points that four samplers make are from fresh ones.")
        .quick(30)
        .play(SEED);
  }

  /** How the points of one sampler do. */
  private record Made(double energy, double near) {}

  /** What one shape gives. */
  private record Result(
      PlaneShape shape,
      PlaneDiffusion model,
      double floor,
      double noise,
      double nearOfData,
      Map<String, Made> made) {}

  private static Map<String, Sampler> samplers() {
    Schedule schedule = PlaneDiffusion.schedule();
    Map<String, Sampler> samplers = new LinkedHashMap<>();
    samplers.put("ancestral, β̃", new Ancestral(schedule));
    samplers.put("ancestral, β", new Ancestral(schedule, Variance.BETA));
    samplers.put("DDIM, 20 steps", Ddim.spread(schedule, 20));
    samplers.put("DDIM, 10 steps", Ddim.spread(schedule, 10));
    return samplers;
  }

  @Override
  public Outcome draw(FigureContext context) {
    Checks checks = new Checks();
    List<Panel> strips = new ArrayList<>();
    List<Picture> frames = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    List<Map<Integer, Tensor>> paths = new ArrayList<>();
    for (PlaneShape shape : PlaneShape.values()) {
      Map<Integer, Tensor> path = new LinkedHashMap<>();
      long seed = context.get(SEED);
      Result result = result(shape, PlaneDiffusion.trained(shape, context, seed), seed, path);
      check(checks, result);
      results.add(result);
      paths.add(path);
      strips.addAll(strip(shape, path));
    }
    for (int t = PlaneDiffusion.STEPS; t >= 0; t -= 4) {
      frames.add(frame(t, paths));
    }
    for (int still = 0; still < 12; still++) { // the end stays
      frames.add(frame(0, paths));
    }
    return Outcome.of(
            Picture.of("Points dissolve into noise and come back", FRAMES.length, strips),
            Picture.of("", 2, losses(results), table(results)))
        .film(Animation.of(8, frames))
        .checks(checks)
        .table(scores(results))
        .seed(context.get(SEED));
  }

  private static Result result(
      PlaneShape shape, PlaneDiffusion model, long seed, Map<Integer, Tensor> path) {
    RandomStream stream = RandomStream.seed(100 + seed);
    Tensor fresh = shape.points(N, stream);
    Tensor others = shape.points(N, stream);
    Map<String, Made> made = new LinkedHashMap<>();
    for (Map.Entry<String, Sampler> sampler : samplers().entrySet()) {
      Sampler.Watcher watcher = made.isEmpty() ? path::put : (t, z) -> {};
      Tensor points = model.samples(sampler.getValue(), N, stream, watcher);
      made.put(sampler.getKey(), new Made(EnergyDistance.of(points, fresh), shape.near(points)));
    }
    return new Result(
        shape,
        model,
        EnergyDistance.of(others, fresh),
        EnergyDistance.of(stream.normalTensor(N, 2), fresh),
        shape.near(fresh),
        made);
  }

  private static void check(Checks checks, Result result) {
    String name = result.shape.words() + ": ";
    boolean moons = result.shape == PlaneShape.MOONS;
    checks.between(
        name + "loss of the last 1000 steps",
        result.model.lastLoss(),
        moons ? .174 : .218,
        moons ? .187 : .231,
        RECOMPUTED);
    result.made.forEach(
        (sampler, made) -> {
          if (sampler.startsWith("ancestral")) {
            checks.atMost(name + "energy distance, " + sampler, made.energy, .012, RECOMPUTED);
          }
        });
    Made leaps = result.made.get("DDIM, 20 steps");
    checks
        .atMost(name + "energy distance, DDIM, 20 steps", leaps.energy, .02, RECOMPUTED)
        .atLeast(
            name + "share near the curve, ancestral",
            result.made.get("ancestral, β̃").near,
            .80,
            RECOMPUTED)
        .atLeast(name + "share near the curve, DDIM, 20 steps", leaps.near, .72, RECOMPUTED)
        .between(name + "energy distance of plain noise", result.noise, .03, .08, RECOMPUTED);
  }

  // ---------------------------------------------------------------- pictures

  /** There, by the closed form from one set of points, and back, by the ancestral sampler. */
  private static List<Panel> strip(PlaneShape shape, Map<Integer, Tensor> path) {
    RandomStream stream = RandomStream.seed(7);
    Tensor data = shape.points(SHOWN, stream);
    Tensor noise = stream.normalTensor(SHOWN, 2);
    List<Panel> panels = new ArrayList<>();
    for (int t : FRAMES) {
      Tensor z = PlaneDiffusion.schedule().noisedAt(t, data, noise);
      panels.add(scatter(t == 0 ? "data" : "t = " + t, z, Palette.BLUE));
    }
    for (int k = FRAMES.length - 1; k >= 0; k--) {
      String title = FRAMES[k] == 0 ? "made" : "t = " + FRAMES[k];
      panels.add(scatter(title, path.get(FRAMES[k]).slice(0, 0, SHOWN), Palette.VERMILLION));
    }
    return panels;
  }

  private static Chart scatter(String title, Tensor points, Color colour) {
    return Chart.titled(title)
        .size(190, 190)
        .xRange(-WIDE, WIDE)
        .yRange(-WIDE, WIDE)
        .noTicks()
        .noGrid()
        .points(
            "_points",
            points.select(1, 0).toDoubles(),
            points.select(1, 1).toDoubles(),
            Style.of(colour).size(2).alpha(.6));
  }

  private static Picture frame(int t, List<Map<Integer, Tensor>> paths) {
    List<Panel> panels = new ArrayList<>();
    for (Map<Integer, Tensor> path : paths) {
      panels.add(scatter("t = " + t, path.get(t), Palette.VERMILLION).size(300, 300));
    }
    return Picture.of("", 2, panels);
  }

  private static Chart losses(List<Result> results) {
    Chart chart =
        Chart.titled("Loss of the noise")
            .axes("steps", "mean square")
            .size(430, 300)
            .legend(Corner.UPPER_RIGHT);
    for (Result result : results) {
      double[] losses = result.model.history().values("loss");
      double[] steps = Tensor.arange(losses.length).add(1).mul(100).toDoubles();
      chart.line(result.shape.words(), steps, losses, Style.palette(results.indexOf(result)));
    }
    return chart;
  }

  private static TablePanel table(List<Result> results) {
    List<List<String>> rows = new ArrayList<>();
    for (Result result : results) {
      result.made.forEach(
          (sampler, made) -> rows.add(row(result.shape.words(), sampler, made.energy, made.near)));
      rows.add(row(result.shape.words(), "fresh points", result.floor, result.nearOfData));
    }
    return TablePanel.of(List.of("", "sampler", "energy distance", "near the curve"), rows)
        .titled("Against 2000 fresh points");
  }

  private static List<String> row(String shape, String sampler, double energy, double near) {
    return List.of(
        shape,
        sampler,
        String.format(Locale.ROOT, "%.4f", energy),
        String.format(Locale.ROOT, "%.3f", near));
  }

  private static Table scores(List<Result> results) {
    List<String> names = new ArrayList<>();
    List<Double> energies = new ArrayList<>();
    List<Double> near = new ArrayList<>();
    for (Result result : results) {
      result.made.forEach(
          (sampler, made) -> {
            names.add(result.shape.words() + ", " + sampler);
            energies.add(made.energy);
            near.add(made.near);
          });
    }
    return Table.of("scores")
        .column("sampler", names)
        .column("energy_distance", energies.stream().mapToDouble(e -> e).toArray())
        .column("near", near.stream().mapToDouble(e -> e).toArray());
  }

  public static void main(String[] args) {
    Show.figure(new Lab8_3(), args);
  }
}
