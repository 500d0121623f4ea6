package io.github.medl.examples.chapter5;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.network.NetworkDiagram;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Observer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figure 5.11: dropout on a network of 5-5-5-1 units. The masks are those that the dropout layers
 * of a live network drew in one training pass; the seed is one that gives the book's masks.
 */
public final class Figure5_11 implements Figure {
  private static final Color DROPPED = new Color(0xEFEFEF);
  private static final Color THIN = new Color(0xE2E2E2);

  /** The first seed whose masks are inputs 1, 4, 5, then units 2, 5, then units 1, 3, 5. */
  private static final long SEED = 13079;

  @Override
  public About about() {
    return About.figure("5.11", "Dropout", Kind.STRUCTURAL)
        .caption(
            "(a) The whole network, used in evaluation. (b) What one training pass uses: units"
                + " dropped by the masks of the live dropout layers are grey.")
        .quick(.3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    RandomStream stream = RandomStream.seed(5);
    Initialisation init = Initialisations.xavier(stream).in(DType.FLOAT64);
    Sequential network =
        Layers.sequential(
            Layers.dropout(.5),
            Layers.dense(5, 5, init),
            Activations.sigmoid(),
            Layers.dropout(.5),
            Layers.dense(5, 5, init),
            Activations.sigmoid(),
            Layers.dropout(.5),
            Layers.dense(5, 1, init));
    Tensor x = stream.normalTensor(1, 5);
    List<Tensor> masks = new ArrayList<>();
    Tensor y =
        network.apply(
            x,
            Pass.training(RandomStream.seed(SEED))
                .watchedBy(
                    Observer.ofLayers(
                        (layer, in, out) -> {
                          if (layer instanceof Dropout) {
                            masks.add(out.notEqualTo(0));
                          }
                        })));
    masks.add(Tensor.ones(1, 1)); // the output is never dropped
    NetworkDiagram whole = NetworkDiagram.of(network);

    Checks checks =
        new Checks()
            .exactly("edges of the whole network", whole.edges(), 55, AUTHORS_CODE)
            .exactly("edges that training uses", edges(masks), 15, AUTHORS_CODE)
            .allNear("inputs kept", masks.get(0).toDoubles(), kept(1, 4, 5), 0, AUTHORS_CODE)
            .allNear("units kept in layer 1", masks.get(1).toDoubles(), kept(2, 5), 0, AUTHORS_CODE)
            .allNear(
                "units kept in layer 2", masks.get(2).toDoubles(), kept(1, 3, 5), 0, AUTHORS_CODE)
            .near(
                "output of the thinned network, its inputs doubled",
                y.item(),
                thinned(network, masks, x),
                1e-14,
                THEORY);
    Diagram left = NetworkDiagram.of(network).draw().titled("(a) evaluation: 55 weights");
    Diagram right =
        NetworkDiagram.of(network)
            .unitColours(
                (layer, unit) -> isKept(masks, layer, unit) ? whole.byKind(layer, unit) : DROPPED)
            .edgeColours(
                (layer, from, to) ->
                    isKept(masks, layer - 1, from) && isKept(masks, layer, to)
                        ? Palette.BLACK
                        : THIN)
            .draw()
            .titled(String.format(Locale.ROOT, "(b) one training pass: %d weights", edges(masks)));
    return Outcome.of(Picture.of("Dropout", 2, left, right)).checks(checks).seed(SEED);
  }

  private static boolean isKept(List<Tensor> masks, int layer, int unit) {
    return masks.get(layer).get(0, unit) == 1;
  }

  private static int edges(List<Tensor> masks) {
    int edges = 0;
    for (int l = 1; l < masks.size(); l++) {
      edges += (int) (masks.get(l - 1).sum().item() * masks.get(l).sum().item());
    }
    return edges;
  }

  private static double[] kept(int... units) {
    double[] mask = new double[5];
    for (int unit : units) {
      mask[unit - 1] = 1;
    }
    return mask;
  }

  /** A smaller network without dropout: the weights between the units kept, twice as large. */
  private static double thinned(Sequential network, List<Tensor> masks, Tensor x) {
    List<Layer> layers = new ArrayList<>();
    int l = 0;
    for (Layer layer : network.layers()) {
      if (layer instanceof Dense dense) {
        int[] rows = units(masks.get(l));
        int[] columns = units(masks.get(l + 1));
        layers.add(
            new Dense(
                dense.weight().take(0, rows).take(1, columns).mul(2),
                dense.bias().take(0, columns)));
        l++;
      } else if (!(layer instanceof Dropout)) {
        layers.add(layer);
      }
    }
    return new Sequential(layers).apply(x.take(1, units(masks.get(0)))).item();
  }

  private static int[] units(Tensor mask) {
    List<Integer> units = new ArrayList<>();
    for (int unit = 0; unit < mask.size(); unit++) {
      if (mask.get(0, unit) == 1) {
        units.add(unit);
      }
    }
    return units.stream().mapToInt(unit -> unit).toArray();
  }

  public static void main(String[] args) {
    Show.figure(new Figure5_11(), args);
  }
}
