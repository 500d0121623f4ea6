package io.github.medl.networks.training;

import io.github.medl.io.AtomicFile;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a training process announces itself and stays until it is killed, so that the kill falls
 * there on any machine: {@code step 2.7} (epoch 2, batch 7), {@code epoch 3} (done, not yet saved),
 * {@code tensors 3}, {@code index 3}, {@code removal 3} (within writing the checkpoint after epoch
 * 3: half of the tensors' file, before the index, after it), {@code nowhere}.
 */
final class PointOfProgress {
  private final String where;
  private final Path checkpoints;
  private boolean begun;
  private byte[] old;

  PointOfProgress(String where, Path checkpoints) {
    this.where = where;
    this.checkpoints = checkpoints;
  }

  void afterStep(Moment<Sequential> moment) {
    if (!begun) {
      System.out.println("from " + moment.epoch());
      begun = true;
    }
    stayIf("step " + moment.epoch() + "." + moment.batch());
    if (old != null) { // as it stood before the last act of writing, the removal of old tensors
      write(tensors(moment.epoch() - 1), out -> out.write(old));
      stayIf("removal " + (moment.epoch() - 1));
    }
  }

  void beforeCheckpoint(Moment<Sequential> moment) {
    int epoch = moment.epoch();
    stayIf("epoch " + epoch);
    switch (where.replace(" " + epoch, "")) {
      case "tensors" -> write(tensors(epoch + 1), this::half);
      case "index" -> {
        Map<String, Tensor> network = Networks.tensors(moment.network());
        new Checkpoints(checkpoints)
            .write(epoch + 1, new StayingMap(), new Checkpoint(epoch + 1, 0, false, network));
      }
      case "removal" -> old = read(tensors(epoch));
      default -> {}
    }
  }

  private Path tensors(int epoch) {
    return checkpoints.resolve("checkpoint-" + epoch + ".safetensors");
  }

  private void half(OutputStream out) throws IOException {
    byte[] whole = read(tensors(Integer.parseInt(where.replace("tensors ", ""))));
    out.write(whole, 0, whole.length / 2);
    out.flush();
    stayIf(where);
  }

  private void stayIf(String here) {
    if (!where.equals(here)) {
      return;
    }
    System.out.println("at " + where);
    try {
      System.in.read(); // ends only if the parent is gone
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().halt(1);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, AtomicFile.Content content) {
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the index says of the training: asked for when the tensors are in their place. */
  private final class StayingMap extends AbstractMap<String, String> {
    @Override
    public Set<Entry<String, String>> entrySet() {
      stayIf(where);
      return Set.of();
    }
  }
}
