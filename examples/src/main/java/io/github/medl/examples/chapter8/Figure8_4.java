package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.gan.diffusion.Schedule;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.examples.Examples;
import io.github.medl.plot.Animation;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Figure 8.4: encoder and decoder of a diffusion. A digit becomes noise by the closed form and by
 * single steps, and a trained chain leads back.
 */
public final class Figure8_4 implements Figure {
  private static final int T = DigitDiffusion.STEPS;
  private static final int SHOWN_STEP = 60;
  private static final int FRAMES = 11;
  private static final int COPIES = 4096;
  private static final int FILM_STEP = 5;
  private static final long SEED = 0;

  @Override
  public About about() {
    return About.figure("8.4", "Encoder and decoder of a diffusion", Kind.STRUCTURAL)
        .caption(
            "The encoder adds a little noise in each of T = 200 steps and learns nothing; the decoder"
                + " is trained to take it away again. Here it is live: a digit on its way to noise"
                + " by the closed form and by single steps, and back by a trained chain, which was"
                + " told the class.")
        .data("digits")
        .differs(
            "The book's frames are of another picture; ours are 8 x 8 digits, with a linear"
                + " schedule of 200 steps.")
        .quick(30);
  }

  @Override
  public Outcome draw(FigureContext context) {
    DigitDiffusion model = DigitDiffusion.of(context, SEED);
    Examples digits = DigitDiffusion.digits();
    Tensor x = digits.inputs().take(0, firstOfEach(digits.labels()));
    Map<Integer, Tensor> there = singleSteps(x, RandomStream.seed(41));
    Map<Integer, Tensor> back = new HashMap<>();
    int[] labels = DigitDiffusion.classes(1);
    model.samples(labels, 1, RandomStream.seed(42), back::put);

    Checks checks = new Checks();
    checkSchedule(checks);
    checkVariances(checks, x.slice(0, 0, 1));
    checks.exactly("boxes of the chain", ChainPanel.boxes(), 7, THEORY);
    int digit = 4;
    return Outcome.of(
            Picture.of(
                "",
                1,
                new ChainPanel(
                    ink(there, 0, digit), ink(there, SHOWN_STEP, digit), ink(there, T, digit)),
                DigitSheet.of(strip(x, there, back, digit), FRAMES, 1)
                    .titled(
                        "t = 0, 20, ..., 200: by the closed form; by single steps; on the way back,"
                            + " from right to left")
                    .width(780)),
            Picture.of("", 1, shares()))
        .film(film(there, back))
        .checks(checks)
        .table(schedule())
        .data(Datasets.digits().provenance())
        .seed(SEED);
  }

  private static int[] firstOfEach(int[] labels) {
    return IntStream.range(0, 10)
        .map(
            d ->
                IntStream.range(0, labels.length).filter(i -> labels[i] == d).findFirst().orElse(0))
        .toArray();
  }

  /** z_0, ..., z_T, each from the one before. */
  private static Map<Integer, Tensor> singleSteps(Tensor x, RandomStream stream) {
    Schedule schedule = DigitDiffusion.schedule();
    Map<Integer, Tensor> steps = new HashMap<>();
    Tensor z = x;
    steps.put(0, z);
    for (int t = 1; t <= T; t++) {
      z = schedule.next(t, z, stream.normalTensor(DType.FLOAT32, z.shape()));
      steps.put(t, z);
    }
    return steps;
  }

  // ---------------------------------------------------------------- checks

  private static void checkSchedule(Checks checks) {
    int[] steps = {1, 20, 60, 100, 200};
    double[] expected = {
      0.9995, 0.8999999251096703, 0.39678195851090403, 0.07665890493502028, 3.0318371672319075e-05
    };
    for (int i = 0; i < steps.length; i++) {
      checks.nearRelative(
          "ᾱ of step " + steps[i],
          DigitDiffusion.schedule().alphaBar(steps[i]),
          expected[i],
          1e-12,
          RECOMPUTED);
    }
  }

  /** Of copies of one digit, both routes give every pixel the variance of the closed form. */
  private static void checkVariances(Checks checks, Tensor digit) {
    Tensor copies = digit.cast(DType.FLOAT64).broadcastTo(COPIES, digit.dim(1));
    Schedule schedule = DigitDiffusion.schedule();
    RandomStream stream = RandomStream.seed(43);
    Tensor atOnce = schedule.noisedAt(SHOWN_STEP, copies, stream.normalTensor(copies.shape()));
    Tensor z = copies;
    for (int t = 1; t <= SHOWN_STEP; t++) {
      z = schedule.next(t, z, stream.normalTensor(copies.shape()));
    }
    double error = Math.sqrt(2.0 / (COPIES * digit.dim(1))); // of a variance, relatively
    double expected = schedule.noiseVariance(SHOWN_STEP);
    checks
        .nearRelative(
            "variance of z_60 given x, at once",
            atOnce.sampleVariance(0).mean().item(),
            expected,
            4 * error,
            THEORY)
        .nearRelative(
            "variance of z_60 given x, step by step",
            z.sampleVariance(0).mean().item(),
            expected,
            4 * error,
            THEORY);
  }

  // ---------------------------------------------------------------- pictures

  private static Tensor ink(Map<Integer, Tensor> steps, int t, int digit) {
    return DigitSheet.ink(steps.get(t).slice(0, digit, digit + 1));
  }

  private static Tensor strip(
      Tensor x, Map<Integer, Tensor> there, Map<Integer, Tensor> back, int digit) {
    RandomStream stream = RandomStream.seed(44);
    Tensor one = x.slice(0, digit, digit + 1);
    Tensor noise = stream.normalTensor(DType.FLOAT32, one.shape());
    List<Tensor> rows = new ArrayList<>();
    for (int k = 0; k < FRAMES; k++) {
      int t = k * T / (FRAMES - 1);
      rows.add(DigitSheet.ink(DigitDiffusion.schedule().noisedAt(t, one, noise)));
    }
    for (Map<Integer, Tensor> steps : List.of(there, back)) {
      for (int k = 0; k < FRAMES; k++) {
        rows.add(ink(steps, k * T / (FRAMES - 1), digit));
      }
    }
    return Tensor.concat(0, rows);
  }

  private static double[] all(IntToDoubleFunction number) {
    return IntStream.rangeClosed(0, T).mapToDouble(number).toArray();
  }

  private static Chart shares() {
    Schedule schedule = DigitDiffusion.schedule();
    double[] t = all(step -> step);
    return Chart.titled("What is left of the data, and what is noise")
        .axes("step t", "factor")
        .size(560, 300)
        .legend(Corner.BEST)
        .line("data, √ᾱ_{t}", t, all(s -> Math.sqrt(schedule.alphaBar(s))), Style.palette(0))
        .line(
            "noise, √(1 - ᾱ_{t})",
            t,
            all(s -> Math.sqrt(schedule.noiseVariance(s))),
            Style.palette(1));
  }

  private static Table schedule() {
    Schedule schedule = DigitDiffusion.schedule();
    return Table.of("schedule")
        .column("t", all(step -> step))
        .column("alpha_bar", all(schedule::alphaBar));
  }

  /** Ten digits dissolve, and ten are made. */
  private static Animation film(Map<Integer, Tensor> there, Map<Integer, Tensor> back) {
    List<Picture> frames = new ArrayList<>();
    for (int t = 0; t <= T; t += FILM_STEP) {
      frames.add(frame(there.get(t)));
    }
    for (int t = T; t >= 0; t -= FILM_STEP) {
      frames.add(frame(back.get(t)));
    }
    for (int still = 0; still < FRAMES; still++) {
      frames.add(frame(back.get(0)));
    }
    return Animation.of(8, frames);
  }

  private static Picture frame(Tensor z) {
    return Picture.of("", 1, DigitSheet.of(DigitSheet.ink(z), 5, 1).width(440));
  }

  public static void main(String[] args) {
    Show.figure(new Figure8_4(), args);
  }
}
