package io.github.medl.sequence.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.medl.learning.data.DataStore;
import io.github.medl.learning.data.DatasetInfo;
import io.github.medl.learning.data.Datasets;
import io.github.medl.sequence.text.BytePairs.Merge;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five hundred merges of tiny Shakespeare, where it is on this machine; nothing is downloaded. */
class PairsOfShakespeareTest {
  private final DataStore store = DataStore.standard().offline();

  @Test
  void theMergesAreThoseOfAnIndependentProgram() throws Exception {
    assumeTrue(
        Datasets.in(store).catalogue().stream()
            .filter(info -> info.name().equals("tiny-shakespeare"))
            .map(DatasetInfo::available)
            .anyMatch(where -> where.isPresent()),
        "tiny Shakespeare is not on this machine");
    String text = Datasets.in(store).tinyShakespeare().text();
    assertThat(Tokens.counts(Tokens.words(text))).hasSize(25_670);
    assertThat(BytePairs.ofCharacters(text, 0).encode(text)).hasSize(1_108_153);
    assertThat(BytePairs.ofCharacters(text, 100).encode(text)).hasSize(661_993);
    BytePairs pairs = BytePairs.ofCharacters(text, 500);
    assertThat(pairs.encode(text)).hasSize(461_460);
    List<Merge> merges = pairs.merges();
    assertThat(merges)
        .startsWith(
            new Merge("e", "</w>", 29077),
            new Merge("t", "h", 22739),
            new Merge(",", "</w>", 19603),
            new Merge("t", "</w>", 17300),
            new Merge("s", "</w>", 16256),
            new Merge("d", "</w>", 14957),
            new Merge("o", "u", 12730),
            new Merge("e", "r", 11771))
        .endsWith(new Merge("V", "INCENTIO:</w>", 216));
    assertThat(merges.get(99)).isEqualTo(new Merge("O", ":</w>", 1494));
    assertThat(pairs.encode("to be or not to be that is the question"))
        .containsExactly(
            "to</w>",
            "be</w>",
            "or</w>",
            "not</w>",
            "to</w>",
            "be</w>",
            "that</w>",
            "is</w>",
            "the</w>",
            "qu",
            "es",
            "tion</w>");
    StringBuilder lines = new StringBuilder();
    merges.forEach(m -> lines.append(m.left()).append(' ').append(m.right()).append('\n'));
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
        .isEqualTo("907d786c0e3d5771225b6812f696499bb29459e62fd2329e5dc0a5698acff782");
  }
}
