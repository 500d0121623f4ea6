package io.github.medl.gnn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.medl.gnn.tasks.Citations;
import io.github.medl.io.MalformedFileException;
import io.github.medl.learning.data.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
  private static final String GML =
      """
      # a comment
      Creator "somebody"
      graph [
        directed 1
        node [ id 7 label "Ann [A]" graphics [ x 1.5 y 2 ] ]
        node
        [
          id 3
        ]
        edge [ source 7 target 3 value 2 ]
      ]
      """;

  @Test
  void namesBecomeNodesInTheirOrder() throws MalformedFileException {
    NamedGraph named = EdgeLists.parse("l", "# from, to\nb a\n\n b\tc\r\nc , a\n", false);
    assertThat(named.names()).containsExactly("b", "a", "c");
    assertThat(named.graph().edges()).isEqualTo(3);
    assertThat(named.graph().neighbours(named.node("a"))).containsExactly(0, 2);
    assertThatThrownBy(() -> named.node("d")).hasMessageContaining("no node is called \"d\"");
  }

  @Test
  void linesThatAreNoEdgesAreRefused() {
    refused("a b\na\n", "l, line 2: expected two names, found \"a\"");
    refused("a b c\n", "line 1: expected two names");
    refused(",b\n", "line 1");
    refused("a b\n\na a\n", "line 3: the edge leads from a node to itself");
    refused("a b\nb a\n", "line 2: the edge is there already, in line 1");
  }

  @Test
  void aMarkBeforeTheTextIsNoPartOfAName() throws MalformedFileException {
    NamedGraph edges = EdgeLists.parse("l", "\ufeffa b\nb c\n", false);
    assertThat(edges.names()).containsExactly("a", "b", "c");
    assertThat(Gml.parse("g", "\ufeffgraph [ node [ id 1 ] ]").names()).containsExactly("1");
  }

  @Test
  void filesThatAreNoTextAreRefusedInWords(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("x"), new byte[] {'a', ' ', (byte) 0xe9, '\n'});
    assertThatThrownBy(() -> EdgeLists.read(file, false))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("byte 2: the text is not in UTF-8");
    assertThatThrownBy(() -> Gml.read(file)).hasMessageContaining("not in UTF-8");
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> Gml.read(missing)).hasMessageContaining("there is no file");
    assertThatThrownBy(() -> EdgeLists.read(folder, false)).hasMessageContaining("is a folder");
  }

  @Test
  void gmlWritesCharactersBeyondAsciiAsNumbers() throws MalformedFileException {
    String text = "graph [ node [ id 1 label \"Erd&#337;s &amp; R&#233;nyi &#x; &#1114112;\" ] ]";
    assertThat(Gml.parse("g", text).names()).containsExactly("Erdős & Rényi &#x; &#1114112;");
  }

  @Test
  void gmlThatSaysSomethingElseIsRefused() {
    for (String text :
        new String[] {"graph 5", "graph [ directed 2 ]", "graph [ directed \"1\" ]"}) {
      assertThatThrownBy(() -> Gml.parse("g", text)).isInstanceOf(MalformedFileException.class);
    }
  }

  @Test
  void aNameOfTwoNodesNamesNone() throws MalformedFileException {
    NamedGraph twins =
        Gml.parse("g", "graph [ node [ id 0 label \"s\" ] node [ id 1 label \"s\" ] ]");
    assertThatThrownBy(() -> twins.node("s")).hasMessage("nodes 0 and 1 are called \"s\"");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> EdgeLists.parse("l", text, false))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(message);
  }

  @Test
  void gmlPassesOverWhatItDoesNotNeed() throws MalformedFileException {
    NamedGraph named = Gml.parse("g", GML);
    assertThat(named.names()).containsExactly("Ann [A]", "3");
    assertThat(named.graph().isDirected()).isTrue();
    assertThat(named.graph().sources()).containsExactly(0);
    assertThat(named.graph().targets()).containsExactly(1);
  }

  @Test
  void everyTruncationOfGmlIsRefusedWithItsLine() {
    for (int length = 0; length < GML.stripTrailing().length(); length++) {
      String part = GML.substring(0, length);
      assertThatThrownBy(() -> Gml.parse("g", part))
          .as("%d characters", length)
          .isInstanceOf(MalformedFileException.class)
          .hasMessageContaining("g, line ");
    }
  }

  @Test
  void gmlWithoutSenseIsRefused() {
    gmlRefused("graph [ node [ id 1 ] node [ id 1 ] ]", "an id of its own, found id 1");
    gmlRefused("graph [ edge [ source 1 target 2 ] ]", "the source 1, which is no node");
    gmlRefused("graph [ node [ id 1 ] edge [ source 1 ] ]", "the target null");
    gmlRefused("graph [ ] ]", "a ] without a [");
    gmlRefused("a [ ".repeat(200), "too deep");
  }

  private static void gmlRefused(String text, String message) {
    assertThatThrownBy(() -> Gml.parse("g", text))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(message);
  }

  @Test
  void thePublishedFileOfTheKarateClubIsTheDataSet() throws IOException {
    String directory = System.getenv("MEDL_DATA");
    assumeTrue(directory != null && Files.exists(Path.of(directory, "karate", "karate.gml")));
    NamedGraph named = Gml.read(Path.of(directory, "karate", "karate.gml"));
    assertThat(named.names()).hasSize(34).startsWith("1");
    assertThat(named.graph().adjacency())
        .isEqualTo(Citations.graph(Datasets.karateClub()).adjacency());
  }
}
