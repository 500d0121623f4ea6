package io.github.medl.cnn.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.cnn.Fixture;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Descriptions against the tables that were computed with PyTorch and by hand. */
class ArchitecturesTest {
  private static List<String> lines(String file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Fixture.class.getResourceAsStream(file)),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(int number, Row row) {
    Field field = row.field();
    return String.join(
        ",",
        Integer.toString(number),
        row.name() + ": " + row.text(),
        row.kind(),
        row.output().toString(),
        Long.toString(row.parameters()),
        Long.toString(row.macs()),
        field == null ? "" : Integer.toString(field.size()),
        field == null ? "" : Integer.toString(field.jump()));
  }

  @TestFactory
  Stream<DynamicTest> everyLayerIsThatOfTheTable() {
    return Map.of(
            "lenet5_layers.csv", Architectures.lenet5(),
            "alexnet_2012_layers.csv", Architectures.alexNet2012(),
            "alexnet_one_tower_layers.csv", Architectures.alexNet(),
            "vgg16_layers.csv", Architectures.vgg16(),
            "vgg19_layers.csv", Architectures.vgg19(),
            "resnet18_layers.csv", DeepArchitectures.resNet18(),
            "resnet50_layers.csv", DeepArchitectures.resNet50(),
            "mobilenet_v1_layers.csv", Architectures.mobileNet())
        .entrySet()
        .stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      List<Row> rows = e.getValue().rows();
                      List<String> expected = lines(e.getKey());
                      for (int k = 0; k < expected.size(); k++) {
                        assertThat(line(k + 1, rows.get(k))).isEqualTo(expected.get(k));
                      }
                      assertThat(rows).hasSameSizeAs(expected);
                    }));
  }

  private static void total(Architecture a, long parameters, long macs, int sees, int jump) {
    assertThat(a.parameters()).as(a.name()).isEqualTo(parameters);
    assertThat(a.macs()).as(a.name()).isEqualTo(macs);
    assertThat(a.field().size()).as(a.name()).isEqualTo(sees);
    assertThat(a.field().jump()).as(a.name()).isEqualTo(jump);
  }

  @Test
  void totalsAreThoseOfTheChapter() {
    total(Architectures.lenet5(), 61_706, 416_520, 16, 4);
    total(Architectures.alexNet2012(), 60_965_224, 724_406_816, 195, 32);
    total(Architectures.alexNet(), 61_100_840, 714_188_480, 195, 32);
    total(Architectures.vgg16(), 138_357_544, 15_470_264_320L, 212, 32);
    total(Architectures.vgg19(), 143_667_240, 19_632_062_464L, 268, 32);
    total(DeepArchitectures.resNet18(), 11_689_512, 1_814_073_344, 435, 32);
    total(DeepArchitectures.resNet34(), 21_797_672, 3_663_761_408L, 899, 32);
    total(DeepArchitectures.resNet50(), 25_557_032, 4_089_184_256L, 427, 32);
    total(DeepArchitectures.resNet50AsPublished(), 25_557_032, 3_857_973_248L, 483, 32);
    total(DeepArchitectures.denseNet121(), 7_978_856, 2_834_161_664L, 2071, 32);
    total(Architectures.mobileNet(), 4_231_976, 568_740_352, 315, 32);
    assertThat(Architectures.googLeNet().parameters()).isEqualTo(6_998_552);
    assertThat(Architectures.googLeNet().macs()).isEqualTo(1_582_671_872);
  }

  @Test
  void vgg19IsMostlyDenseInWeightsAndConvolutionalInWork() {
    List<Row> rows = Architectures.vgg19().rows();
    long dense =
        rows.stream().filter(r -> r.kind().equals("dense")).mapToLong(Row::parameters).sum();
    long work = rows.stream().filter(r -> r.kind().equals("conv")).mapToLong(Row::macs).sum();
    assertThat(dense).isEqualTo(123_642_856);
    assertThat(work).isEqualTo(19_508_428_800L);
    Row layer12 = rows.get(11);
    assertThat(layer12.parameters()).isEqualTo(1_180_160);
    assertThat(layer12.output()).hasToString("512x28x28");
  }

  @Test
  void lenetOf1998IsPartlyConnected() {
    Architecture lenet = Architectures.lenet5Of1998();
    assertThat(lenet.rows().stream().map(Row::parameters))
        .containsExactly(156L, 12L, 1516L, 32L, 48_120L, 10_164L);
    assertThat(lenet.parameters()).isEqualTo(60_000);
    built(lenet, 84);
  }

  @Test
  void theModulesOfGoogLeNetAreThoseOfTheTable() {
    List<Row> rows = Architectures.googLeNet().rows();
    for (String line : lines("inception_modules.csv")) {
      String[] c = line.split(",");
      List<Row> module = rows.stream().filter(r -> r.name().startsWith(c[0] + " ")).toList();
      long out =
          module.stream()
              .filter(r -> !r.name().contains("reduce") && r.kind().equals("conv"))
              .mapToInt(r -> r.output().channels())
              .sum();
      Size last = module.get(module.size() - 1).output();
      assertThat(out + "x" + last.rows() + "x" + last.columns()).as(c[0]).isEqualTo(c[8]);
      assertThat(module.stream().mapToLong(Row::parameters).sum())
          .as(c[0])
          .isEqualTo(Long.parseLong(c[9]));
      assertThat(module.stream().mapToLong(Row::macs).sum())
          .as(c[0])
          .isEqualTo(Long.parseLong(c[10]));
    }
    long stem = rows.stream().limit(5).mapToLong(Row::parameters).sum();
    assertThat(stem).isEqualTo(124_416);
  }

  private static void built(Architecture architecture, int outputs) {
    Layer network =
        Networks.inOneFormat(architecture.network(Initialisations.he(RandomStream.seed(1))));
    assertThat(Networks.count(network))
        .as(architecture.name())
        .isEqualTo(architecture.parameters());
    Size in = architecture.input();
    Tensor x = RandomStream.seed(2).normalTensor(1, in.channels(), in.rows(), in.columns());
    assertThat(network.apply(x.cast(DType.FLOAT32)).shape())
        .as(architecture.name())
        .containsExactly(1, outputs);
  }

  /** The same plans on smaller images; the dense layers of others would be too large for a test. */
  @Test
  void aPlanCanBecomeTheNetwork() {
    built(Architectures.lenet5(), 10);
    Size small = new Size(3, 32, 32);
    built(new Architecture("ResNet-18", small, DeepArchitectures.resNet18().plan()), 1000);
    built(new Architecture("DenseNet", small, DeepArchitectures.denseNet121().plan()), 1000);
    built(new Architecture("GoogLeNet", small, Architectures.googLeNet().plan()), 1000);
    built(new Architecture("MobileNet", small, Architectures.mobileNet().plan()), 1000);
  }

  @Test
  void whatALayerSeesIsWhereItsGradientIs() {
    Initialisation he = Initialisations.he(RandomStream.seed(3)).in(DType.FLOAT64);
    Architecture small =
        new Architecture(
            "small",
            new Size(1, 40, 40),
            Plans.chain(
                Plans.conv("a", 2, 5, Sliding.UNIT.padded(2)),
                new Plan.Pool("b", Window.of(2), true),
                Plans.conv("c", 3, 3, Sliding.by(2).dilated(2)),
                Plans.conv("d", 2, 2, Sliding.UNIT)));
    Field field = small.field();
    Layer network = small.network(he);
    int place = 2;
    Tensor g =
        Autodiff.gradient(
            x -> network.apply(x).slice(2, place, place + 1).slice(3, place, place + 1).sum(),
            RandomStream.seed(4).normalTensor(1, 1, 40, 40));
    double centre = field.centre() + place * field.jump();
    double half = (field.size() - 1) / 2.0;
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        boolean sees = Math.abs(i - centre) <= half && Math.abs(j - centre) <= half;
        assertThat(g.get(0, 0, i, j) != 0).as("(%d, %d) of %s", i, j, field).isEqualTo(sees);
      }
    }
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsName() {
    Plan plan = Architectures.alexNet().plan();
    assertThatThrownBy(() -> new Architecture("small", new Size(3, 28, 28), plan).rows())
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("pool2", "3 x 3");
    assertThatThrownBy(
            () -> new Architecture("flat", new Size(3, 8, 8), Plans.dense("fc", 10)).rows())
        .hasMessageContainingAll("fc", "3x8x8", "flatten");
  }

  @Test
  void theTableNamesLayersAndSums() {
    assertThat(Architectures.lenet5().toString().lines())
        .contains(
            "C1: conv 5x5 1->6 stride 1 pad 2                                6x28x28           156"
                + "          117,600  sees 5")
        .last()
        .asString()
        .startsWith("all")
        .contains("61,706", "416,520");
  }
}
