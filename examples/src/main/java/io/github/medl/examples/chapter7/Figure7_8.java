package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Networks;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.PlacedDiagram;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.GruCell;
import io.github.medl.sequence.recurrent.LstmCell;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/** Figure 7.8: one step of (a) an LSTM and (b) a GRU of one unit, with all its numbers. */
public final class Figure7_8 implements Figure {
  @Override
  public About about() {
    return About.figure("7.8", "Long short-term memory and gated recurrent unit", Kind.EXACT)
        .caption(
            "One step of a cell with one unit, with the value of every gate (yellow). (a) c = g_f c'"
                + " + g_i c̃, h = g_o tanh(c). (b) The reset gate multiplies h' before the product;"
                + " h = (1 − g_u) h' + g_u h̃.")
        .quick(0.4);
  }

  @Override
  public Outcome draw(FigureContext context) {
    RandomStream stream = RandomStream.seed(78);
    LstmCell lstm = Networks.cast(Cells.lstm(1, 1, stream), DType.FLOAT64);
    GruCell gru = Networks.cast(Cells.gru(1, 1, stream), DType.FLOAT64);
    double x = .8;
    double h = -.4;
    double c = .6;
    double[] f = {
      sigmoid(sum(lstm.inputWeight(), lstm.stateWeight(), lstm.bias(), 0, x, h)),
      sigmoid(sum(lstm.inputWeight(), lstm.stateWeight(), lstm.bias(), 1, x, h)),
      sigmoid(sum(lstm.inputWeight(), lstm.stateWeight(), lstm.bias(), 2, x, h)),
      Math.tanh(sum(lstm.inputWeight(), lstm.stateWeight(), lstm.bias(), 3, x, h))
    };
    double cNext = f[0] * c + f[1] * f[3];
    double hNext = f[2] * Math.tanh(cNext);
    List<Tensor> ours = lstm.step(one(x), List.of(one(h), one(c)));
    double r = sigmoid(sum(gru.inputWeight(), gru.gateWeight(), gru.bias(), 0, x, h));
    double u = sigmoid(sum(gru.inputWeight(), gru.gateWeight(), gru.bias(), 1, x, h));
    double candidate =
        Math.tanh(
            gru.inputWeight().get(0, 2) * x
                + gru.candidateWeight().get(0, 0) * (r * h)
                + gru.bias().get(2));
    double mixed = (1 - u) * h + u * candidate;
    double ofGru = gru.step(one(x), List.of(one(h))).get(0).item();
    Checks checks =
        new Checks()
            .near("h of the LSTM", ours.get(0).item(), hNext, 1e-15, RECOMPUTED)
            .near("c of the LSTM", ours.get(1).item(), cNext, 1e-15, RECOMPUTED)
            .near("h of the GRU", ofGru, mixed, 1e-15, RECOMPUTED)
            .near(
                "h of the LSTM as one operation",
                lstm.stepAtOnce(one(x), List.of(one(h), one(c))).get(0).item(),
                hNext,
                1e-15,
                RECOMPUTED)
            .exactly("parameters of the LSTM, 4m(p+m+1)", Networks.count(lstm), 12, THEORY)
            .exactly("parameters of the GRU, 3m(p+m+1)", Networks.count(gru), 9, THEORY);
    return Outcome.of(
            Picture.of(
                "Gates", 1, lstm(x, h, c, f, cNext, hNext), gru(x, h, r, u, candidate, mixed)))
        .checks(checks)
        .value("g_f, g_i, g_o, c̃, c, h", f[0], f[1], f[2], f[3], cNext, hNext)
        .value("g_r, g_u, h̃, h", r, u, candidate, mixed)
        .seed(78);
  }

  private static Tensor one(double value) {
    return Tensor.full(value, 1, 1);
  }

  private static double sum(
      Tensor ofInput, Tensor ofState, Tensor bias, int k, double x, double h) {
    return ofInput.get(0, k) * x + ofState.get(0, k) * h + bias.get(k);
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static PlacedDiagram lstm(
      double x, double h, double c, double[] f, double cNext, double hNext) {
    return PlacedDiagram.titled("(a) long short-term memory")
        .box("c", 0, 0, Palette.BLUE, "c^{<t-1>}", text(c))
        .box("h", 0, 3, Palette.BLUE, "h^{<t-1>}", text(h))
        .box("x", 0, 4.2, Palette.GREEN, "x^{<t>}", text(x))
        .box("f", 1.6, 2, Palette.YELLOW, "g_{f} = σ", text(f[0]))
        .box("i", 2.8, 2, Palette.YELLOW, "g_{i} = σ", text(f[1]))
        .box("g", 4, 2, Palette.SKY, "c̃ = tanh", text(f[3]))
        .box("o", 5.6, 2, Palette.YELLOW, "g_{o} = σ", text(f[2]))
        .box("fc", 1.6, 0, Palette.GREY, "×", text(f[0] * c))
        .box("ig", 3.4, 1, Palette.GREY, "×", text(f[1] * f[3]))
        .box("cn", 3.4, 0, Palette.GREY, "+  c^{<t>}", text(cNext))
        .box("tc", 5.6, 0, Palette.SKY, "tanh", text(Math.tanh(cNext)))
        .box("hn", 5.6, 1, Palette.GREY, "×  h^{<t>}", text(hNext))
        .text("co", 7, -.5, "c^{<t>} →")
        .text("ho", 7, 1, "h^{<t>} →")
        .arrow("h", "f")
        .arrow("h", "i")
        .arrow("h", "g")
        .arrow("h", "o")
        .arrow("x", "f")
        .arrow("x", "i")
        .arrow("x", "g")
        .arrow("x", "o")
        .arrow("c", "fc")
        .arrow("f", "fc")
        .arrow("fc", "cn")
        .arrow("i", "ig")
        .arrow("g", "ig")
        .arrow("ig", "cn")
        .arrow("cn", "tc")
        .arrow("tc", "hn")
        .arrow("o", "hn")
        .arrow("cn", "co", .3, Palette.AXIS, 1.2)
        .arrow("hn", "ho");
  }

  private static PlacedDiagram gru(
      double x, double h, double r, double u, double candidate, double mixed) {
    return PlacedDiagram.titled("(b) gated recurrent unit")
        .box("h", 0, 0, Palette.BLUE, "h^{<t-1>}", text(h))
        .box("x", 0, 3, Palette.GREEN, "x^{<t>}", text(x))
        .box("r", 1.6, 2, Palette.YELLOW, "g_{r} = σ", text(r))
        .box("rh", 1.6, 1, Palette.GREY, "×", text(r * h))
        .box("g", 3, 2, Palette.SKY, "h̃ = tanh", text(candidate))
        .box("u", 4.6, 2, Palette.YELLOW, "g_{u} = σ", text(u))
        .box("ug", 3.8, 1, Palette.GREY, "×", text(u * candidate))
        .wideBox("keep", 3, 0, 1.1, Palette.GREY, "(1 − g_{u}) ×", text((1 - u) * h))
        .box("hn", 5, 0, Palette.GREY, "+  h^{<t>}", text(mixed))
        .text("ho", 6.4, 0, "h^{<t>} →")
        .arrow("h", "r")
        .arrow("x", "r")
        .arrow("h", "rh")
        .arrow("r", "rh")
        .arrow("rh", "g")
        .arrow("x", "g")
        .arrow("x", "u", -.5, Palette.AXIS, 1.2)
        .arrow("h", "u")
        .arrow("g", "ug")
        .arrow("u", "ug")
        .arrow("ug", "hn")
        .arrow("h", "keep")
        .arrow("u", "keep")
        .arrow("keep", "hn")
        .arrow("hn", "ho");
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_8(), args);
  }
}
