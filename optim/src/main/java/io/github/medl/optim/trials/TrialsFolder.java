package io.github.medl.optim.trials;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.medl.io.AtomicFile;
import io.github.medl.io.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A folder of results: {@code trials.json} with the recipe, and {@code trial-000012.json} for each
 * trial that has ended well. Each file is whole or not there; two programs that fill one folder do
 * some work twice and no harm.
 *
 * @param <R> what a trial gives
 */
final class TrialsFolder<R> {
  /** What a recipe calls the seed. */
  static final String SEED = "seed";

  private static final String INDEX = "trials.json";
  private static final String FORMAT = "medl trials 1";
  private static final long LONGEST = 200_000_000;
  private static final int LONGEST_VALUE = 100;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private final Path folder;
  private final Class<R> type;

  TrialsFolder(Path folder, Class<R> type) {
    this.folder = folder;
    this.type = type;
  }

  /** Makes the folder, or compares the recipe of the one that is there. */
  TrialsFolder<R> open(long seed, Map<String, String> recipe) {
    Map<String, String> is = new LinkedHashMap<>();
    is.put(SEED, Long.toString(seed));
    is.putAll(recipe);
    Path index = folder.resolve(INDEX);
    if (!Files.exists(index)) {
      ObjectNode content = JSON.createObjectNode().put("format", FORMAT);
      content.set("recipe", JSON.valueToTree(is));
      write(index, content);
      return this;
    }
    JsonNode there = parse(index);
    if (!there.path("format").asText().equals(FORMAT) || !there.path("recipe").isObject()) {
      throw refusal(index, "it is no list of trials of this version of medl", null);
    }
    List<String> differences = differences(there.get("recipe"), is);
    if (!differences.isEmpty()) {
      throw refusal(index, "it is of other trials (" + String.join("; ", differences) + ")", null);
    }
    return this;
  }

  private static List<String> differences(JsonNode there, Map<String, String> here) {
    TreeSet<String> names = new TreeSet<>(here.keySet());
    there.fieldNames().forEachRemaining(names::add);
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String was = there.path(name).asText("nothing");
      String is = here.getOrDefault(name, "nothing");
      if (!was.equals(is)) {
        differences.add(name + ": " + cut(was) + " there, " + cut(is) + " here");
      }
    }
    return differences;
  }

  private static String cut(String value) {
    int length = value.codePointCount(0, value.length());
    return length <= LONGEST_VALUE
        ? "'" + value + "'"
        : "'" + value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + " ...'";
  }

  /** Hands over the results that are there. */
  void read(List<Integer> numbers, Consumer<Ended<R>> end) {
    for (int number : numbers) {
      Path file = file(number);
      if (Files.exists(file)) {
        JsonNode content = parse(file);
        boolean isIt = content.path("number").isInt() && content.get("number").asInt() == number;
        if (!isIt || !content.hasNonNull("result")) {
          throw refusal(file, "it is not the result of trial " + number, null);
        }
        try {
          end.accept(new Ended<>(number, JSON.treeToValue(content.get("result"), type), null));
        } catch (JacksonException | IllegalArgumentException e) {
          throw refusal(file, "its result is no " + type.getSimpleName() + where(e), e);
        }
      }
    }
  }

  /**
   * Keeps a result.
   *
   * @return the end as it will be read again; a failure if the result is of no kind that can be
   */
  Ended<R> keep(Ended<R> end) {
    if (end.result() == null) {
      return end;
    }
    ObjectNode content = JSON.createObjectNode().put("number", end.number());
    R again;
    try {
      JsonNode result = JSON.valueToTree(end.result());
      content.set("result", result);
      again = JSON.treeToValue(JSON.readTree(JSON.writeValueAsBytes(result)), type);
      JsonNode resultAgain = JSON.valueToTree(again);
      if (!JSON.writeValueAsString(resultAgain).equals(JSON.writeValueAsString(result))) {
        return unfit(end, "read again it is " + cut(String.valueOf(again)));
      }
    } catch (IOException | IllegalArgumentException e) {
      return unfit(end, reason(e));
    }
    write(file(end.number()), content);
    return new Ended<>(end.number(), again, null);
  }

  private Ended<R> unfit(Ended<R> end, String why) {
    return Ended.failed(
        end.number(),
        Failure.of(
            "its result cannot be kept as JSON of "
                + type.getSimpleName()
                + " ("
                + why
                + "); a record of numbers, texts, arrays, lists and maps can"));
  }

  private Path file(int number) {
    return folder.resolve(String.format(Locale.ROOT, "trial-%06d.json", number));
  }

  private void write(Path file, JsonNode content) {
    try {
      byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
      AtomicFile.write(file, out -> out.write(json));
    } catch (IOException e) {
      throw new TrialsFolderException(
          String.format(
              Locale.ROOT,
              "cannot keep results in %s: %s. What was kept before is still there.",
              file,
              reason(e)),
          e);
    }
  }

  private JsonNode parse(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw refusal(file, "it is much longer than any result of a trial", null);
      }
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw refusal(file, "it is damaged: no JSON", e);
    } catch (IOException e) {
      throw refusal(file, Reason.of(e), e);
    }
  }

  /** The place of what does not fit, in the words of the file. */
  private static String where(Exception e) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : mapping.getPath()) {
      if (step.getFieldName() == null) {
        path.append("[").append(step.getIndex()).append("]");
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return ": '" + path + "' is missing, unknown or of another kind";
  }

  private static String reason(Exception e) {
    if (e instanceof JacksonException json) {
      return json.getOriginalMessage();
    }
    return e instanceof IOException io ? Reason.of(io) : String.valueOf(e.getMessage());
  }

  private static TrialsFolderException refusal(Path file, String why, @Nullable Exception cause) {
    return new TrialsFolderException(
        String.format(
            Locale.ROOT,
            "cannot go on from %s: %s. Remove it to compute anew, or name another folder.",
            file,
            why),
        cause);
  }
}
