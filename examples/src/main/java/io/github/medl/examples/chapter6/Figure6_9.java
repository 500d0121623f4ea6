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

/** Figure 6.9: a kernel of three channels gives one map of an image of three channels. */
public final class Figure6_9 implements Figure {
  @Override
  public About about() {
    return About.figure("6.9", "A kernel of several channels", Kind.STRUCTURAL)
        .caption(
            "W * x = Σ_{c} W_{(c)} * x_{(c)}: each channel of the image is convolved with its own"
                + " channel of the kernel, and the three results are added to one map.")
        .differs("The numbers behind the cells are random ones of ours.")
        .quick(.3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    ChannelSheets layer = ChannelSheets.of(1);
    Checks checks = new Checks();
    layer.checkSums(checks);
    checks
        .exactly("rows of the map", layer.z().dim(2), 7, AUTHORS_CODE)
        .exactly("columns of the map", layer.z().dim(3), 7, AUTHORS_CODE)
        .exactly("maps", layer.z().dim(1), 1, AUTHORS_CODE)
        .exactly("parameters", layer.parameters(), 27 + 1, THEORY);
    Equation equation =
        Equation.of(layer.kernel("W, 3 x 3 x 3"))
            .sign("*")
            .then(layer.image())
            .sign("=")
            .then(ChannelSheets.map("z, 7 x 7", Palette.ORANGE));
    return Outcome.of(Picture.of("A kernel of several channels", 1, equation))
        .checks(checks)
        .seed(ChannelSheets.SEED)
        .value("z", layer.z());
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_9(), args);
  }
}
