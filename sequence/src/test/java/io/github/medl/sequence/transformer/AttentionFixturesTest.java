package io.github.medl.sequence.transformer;

import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.LayerNorm;
import io.github.medl.sequence.Fixture;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.attention.AdditiveScore;
import io.github.medl.sequence.attention.Attended;
import io.github.medl.sequence.attention.Attention;
import io.github.medl.sequence.attention.AttentionWeights;
import io.github.medl.sequence.attention.DotScore;
import io.github.medl.sequence.attention.Masks;
import io.github.medl.sequence.attention.MultiHead;
import io.github.medl.sequence.attention.MultiplicativeScore;
import io.github.medl.sequence.attention.Score;
import io.github.medl.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Attention, norms, blocks and positions against PyTorch's numbers. */
class AttentionFixturesTest {
  private static final Pass PASS = Pass.evaluation();

  @TestFactory
  Stream<DynamicTest> valuesAndGradientsAreThoseOfPyTorch() {
    return Fixture.all("attention").stream()
        .map(
            f ->
                DynamicTest.dynamicTest(
                    f.name(),
                    () -> {
                      if (f.op().equals("positions")) {
                        positions(f);
                      } else {
                        f.check(formula(f));
                      }
                    }));
  }

  private static void positions(Fixture f) {
    Tensor expected = f.tensors("output").get("r");
    int times = expected.dim(0);
    int d = expected.dim(1);
    boolean paper = f.part("args").get("variant").equals("paper");
    Fixture.near(
        "r", paper ? Positions.paper(times, d) : Positions.book(times, d), expected, 1e-12);
  }

  private static Function<Map<String, Tensor>, Map<String, Tensor>> formula(Fixture f) {
    Map<String, Object> args = f.part("args");
    return switch (f.op()) {
      case "attention" -> x -> attention(args, x);
      case "multi_head_attention" -> x -> heads(args, x);
      case "layer_norm" ->
          x ->
              Map.of(
                  "y", new LayerNorm(x.get("scale"), x.get("shift"), 1e-5).apply(x.get("x"), PASS));
      case "encoder_block" -> x -> encoderBlock(args, x);
      case "decoder_block" -> AttentionFixturesTest::decoderBlock;
      default -> throw new AssertionError(f.op());
    };
  }

  private static Map<String, Tensor> attention(Map<String, Object> args, Map<String, Tensor> x) {
    Score score =
        switch ((String) args.get("score")) {
          case "additive" ->
              new AdditiveScore(x.get("W_q").transpose(), x.get("W_k").transpose(), x.get("v_a"));
          case "multiplicative" -> new MultiplicativeScore(x.get("W"));
          default -> new DotScore(true);
        };
    Attention attention = new Attention(score);
    Lengths lengths = Fixture.lengths(x, "lengths");
    Tensor mask =
        "causal".equals(args.get("mask"))
            ? Masks.causal(x.get("q").dim(1), x.get("q").dtype())
            : x.get("mask");
    Attended a =
        attention.apply(x.get("q"), attention.memory(x.get("k"), x.get("v"), lengths), mask, PASS);
    return ordered("u", a.result(), "alpha", a.weights());
  }

  private static Map<String, Tensor> heads(Map<String, Object> args, Map<String, Tensor> x) {
    MultiHead heads = BookBlocks.heads(x, "");
    Tensor z = x.get("x");
    boolean causal = ((String) args.get("mask")).contains("causal");
    Attended a =
        heads.apply(
            z,
            z,
            Fixture.lengths(x, "lengths"),
            causal ? Masks.causal(z.dim(1), z.dtype()) : null,
            PASS);
    return ordered("u", a.result(), "alpha", a.weights());
  }

  private static Map<String, Tensor> encoderBlock(Map<String, Object> args, Map<String, Tensor> x) {
    EncoderBlock block =
        BookBlocks.encoder(x, "", args.get("norm").equals("pre"), (String) args.get("activation"));
    return Map.of("a_out", block.apply(x.get("a"), Fixture.lengths(x, "lengths"), null, PASS));
  }

  private static Map<String, Tensor> decoderBlock(Map<String, Tensor> x) {
    DecoderBlock block = BookBlocks.decoder(x, "");
    Tensor[] out = new Tensor[1];
    Map<String, List<Tensor>> weights =
        AttentionWeights.of(
            block,
            pass ->
                out[0] =
                    block.apply(
                        x.get("a"),
                        Fixture.lengths(x, "lengths"),
                        x.get("z"),
                        Fixture.lengths(x, "z_lengths"),
                        pass));
    return ordered(
        "a_out", out[0],
        "alpha_self", weights.get("attention").get(0),
        "alpha_cross", weights.get("cross").get(0));
  }

  private static Map<String, Tensor> ordered(Object... pairs) {
    Map<String, Tensor> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], (Tensor) pairs[i + 1]);
    }
    return map;
  }
}
