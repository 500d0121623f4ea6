package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.matrix.Equation;

/** Figure 6.10: two kernels give two output channels. */
public final class Figure6_10 implements Figure {
  @Override
  public About about() {
    return About.figure("6.10", "Several kernels, several output channels", Kind.STRUCTURAL)
        .caption(
            "Each kernel, of as many channels as the image, gives a map of its own; the maps are the"
                + " channels of the output.")
        .differs("The numbers behind the cells are random ones of ours.")
        .quick(.3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    ChannelSheets layer = ChannelSheets.of(2);
    Checks checks = new Checks();
    layer.checkSums(checks);
    checks
        .exactly("output channels", layer.z().dim(1), 2, AUTHORS_CODE)
        .exactly("rows of a map", layer.z().dim(2), 7, AUTHORS_CODE)
        .exactly("columns of a map", layer.z().dim(3), 7, AUTHORS_CODE)
        .exactly("parameters", layer.parameters(), 2 * (27 + 1), THEORY);
    Equation first =
        Equation.of(layer.kernel("W_{(1)}, 3 x 3 x 3"))
            .sign("*")
            .then(layer.image())
            .sign("=")
            .then(ChannelSheets.map("output channel 1, 7 x 7", Palette.ORANGE));
    Equation second =
        Equation.of(layer.kernel("W_{(2)}, 3 x 3 x 3"))
            .sign("*")
            .then(layer.image())
            .sign("=")
            .then(ChannelSheets.map("output channel 2, 7 x 7", Palette.PURPLE));
    return Outcome.of(Picture.of("Several kernels, several output channels", 1, first, second))
        .checks(checks)
        .seed(ChannelSheets.SEED)
        .value("z", layer.z());
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_10(), args);
  }
}
