package io.github.medl.networks.training;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.medl.io.AtomicFile;
import io.github.medl.io.Reason;
import io.github.medl.io.Safetensors;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the last checkpoint of a training: {@code checkpoint.json}, small and readable, and
 * the file of tensors that it names together with its SHA-256.
 *
 * <p>The tensors are written first, under a name of their own, then the index is replaced in one
 * move, then older tensors are removed: at every moment the index names a file that is whole.
 */
final class Checkpoints {
  private static final String INDEX = "checkpoint.json";
  private static final String FORMAT = "medl checkpoint 2";

  private static final long LONGEST_INDEX = 50_000_000;

  private final Path folder;

  Checkpoints(Path folder) {
    this.folder = folder;
  }

  /**
   * Hands over the checkpoint, if there is one.
   *
   * @param fingerprint what it must agree with, from the number of its steps
   * @param restore takes it
   */
  void read(LongFunction<Fingerprint> fingerprint, Consumer<Checkpoint> restore) {
    Path index = folder.resolve(INDEX);
    if (!Files.exists(index)) {
      return;
    }
    try {
      restore.accept(parse(map(index), fingerprint));
    } catch (IOException | IllegalArgumentException e) {
      String reason = e instanceof IOException io ? Reason.of(io) : e.getMessage();
      throw new CheckpointException(
          String.format(
              Locale.ROOT,
              "cannot go on from %s: %s. Remove the folder to train from the beginning, or name another"
                  + " one.",
              index,
              reason),
          e);
    }
  }

  private static Map<String, Object> map(Path index) throws IOException {
    if (Files.size(index) > LONGEST_INDEX) {
      throw new IllegalArgumentException("it is not a checkpoint, but something much longer");
    }
    try {
      return JSON.std.mapFrom(Files.readString(index));
    } catch (JacksonException | CharacterCodingException e) {
      throw new IllegalArgumentException("it is damaged: no JSON object", e);
    }
  }

  private Checkpoint parse(
      @Nullable Map<String, Object> index, LongFunction<Fingerprint> fingerprint)
      throws IOException {
    if (index == null || !FORMAT.equals(index.get("format"))) {
      throw new IllegalArgumentException("it is not a checkpoint of this version of medl");
    }
    long steps = field(index, "steps", Number.class).longValue();
    if (steps < 0) {
      throw new IllegalArgumentException("\"steps\" is negative: " + steps);
    }
    Map<?, ?> training = field(index, "training", Map.class);
    List<String> differences = fingerprint.apply(steps).differences(training);
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "it is of another training (" + String.join("; ", differences) + ")");
    }
    String name = field(index, "tensors", String.class);
    if (!name.matches("checkpoint-\\d+\\.safetensors")) {
      throw new IllegalArgumentException(
          "\"tensors\" names " + name + ", which is no file of tensors of this folder");
    }
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("the file " + name + " is missing");
    }
    byte[] content = Files.readAllBytes(file);
    if (!sha256(content).equals(index.get("sha256"))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the file %s is damaged: its SHA-256 is %s, it should be %s",
              file.getFileName(),
              sha256(content),
              index.get("sha256")));
    }
    return new Checkpoint(
        field(index, "epoch", Integer.class),
        steps,
        field(index, "stopped", Boolean.class),
        Safetensors.parse(file.toString(), content).tensors());
  }

  private static <T> T field(Map<String, Object> index, String name, Class<T> type) {
    Object value = index.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "\"%s\" must be a %s, it is %s", name, type.getSimpleName(), value));
    }
    return type.cast(value);
  }

  /** Replaces the checkpoint. */
  void write(int epoch, Map<String, String> fingerprint, Checkpoint checkpoint) {
    String name = String.format(Locale.ROOT, "checkpoint-%d.safetensors", epoch);
    try {
      Path file = folder.resolve(name);
      Safetensors.write(file, checkpoint.tensors());
      Map<String, Object> index = new LinkedHashMap<>();
      index.put("format", FORMAT);
      index.put("epoch", checkpoint.epoch());
      index.put("steps", checkpoint.steps());
      index.put("stopped", checkpoint.stopped());
      index.put("tensors", name);
      index.put("sha256", sha256(Files.readAllBytes(file)));
      index.put("training", fingerprint);
      byte[] json = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asBytes(index);
      AtomicFile.write(folder.resolve(INDEX), out -> out.write(json));
      removeAllBut(name);
    } catch (IOException e) {
      throw new CheckpointException(
          String.format(
              Locale.ROOT,
              "cannot write the checkpoint of epoch %d to %s: %s. The one before is still there.",
              epoch,
              folder,
              Reason.of(e)),
          e);
    }
  }

  /** Older tensors, and what a process left that was killed while it wrote. */
  private void removeAllBut(String kept) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "{checkpoint-*.safetensors,.checkpoint*.part}")) {
      for (Path file : files) {
        if (!file.getFileName().toString().equals(kept)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
