package io.github.medl.learning.data;

import io.github.medl.io.Idx;
import io.github.medl.io.MalformedFileException;
import io.github.medl.tensor.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Loads the image data sets. */
final class Images {
  private static final int[] CIFAR_SHAPE = {3, 32, 32};
  private static final int CIFAR_RECORD = 1 + 3 * 32 * 32;
  private static final int CIFAR_BATCHES = 5;

  private Images() {}

  /** MNIST and whatever has its four files: images and labels to train, the same to test. */
  static ImageData idx(Loader loader, Split split, List<String> classes)
      throws MalformedFileException {
    int first = split == Split.TRAIN ? 0 : 2;
    Content imageFile = loader.read(first);
    Content labelFile = loader.read(first + 1);
    Idx images = Idx.parse(imageFile.place(), imageFile.bytes());
    Idx labels = Idx.parse(labelFile.place(), labelFile.bytes());
    int[] shape = images.shape();
    if (shape.length != 3 || labels.shape().length != 1 || labels.shape()[0] != shape[0]) {
      throw MalformedFileException.atByte(
          labelFile.place(),
          4,
          String.format(
              Locale.ROOT,
              "images of shape %s need as many labels, but the labels have shape %s",
              Shapes.text(shape),
              Shapes.text(labels.shape())));
    }
    int[] classOf = new int[shape[0]];
    for (int i = 0; i < classOf.length; i++) {
      classOf[i] = label(labelFile.place(), labels.content(), labels.offset() + i, classes.size());
    }
    return new ImageData(
        loader.provenance(),
        classes,
        new int[] {1, shape[1], shape[2]},
        images.content(),
        images.offset(),
        shape[1] * shape[2],
        classOf);
  }

  /**
   * CIFAR-10 from the batches that are there; only if there is none, all are fetched.
   *
   * <p>A record has 3073 bytes: the label, then 32 x 32 bytes of red, of green and of blue.
   */
  static ImageData cifar10(Loader loader, Split split, List<String> classes)
      throws MalformedFileException {
    List<DataFile> wanted = new ArrayList<>();
    if (split == Split.TRAIN) {
      for (int i = 0; i < CIFAR_BATCHES; i++) {
        wanted.add(loader.file(i));
      }
    } else {
      DataFile whole = loader.file(CIFAR_BATCHES);
      DataFile part = loader.file(CIFAR_BATCHES + 1);
      wanted.add(!loader.isHere(whole) && loader.isHere(part) ? part : whole);
    }
    List<DataFile> here = wanted.stream().filter(loader::isHere).toList();
    List<Content> batches = new ArrayList<>();
    int length = 0;
    for (DataFile file : here.isEmpty() ? wanted : here) {
      Content batch = loader.read(file);
      batches.add(batch);
      length += batch.bytes().length;
    }
    byte[] records = new byte[length];
    int[] labels = new int[length / CIFAR_RECORD];
    int at = 0;
    for (Content batch : batches) {
      byte[] bytes = batch.bytes();
      if (bytes.length % CIFAR_RECORD != 0) {
        throw MalformedFileException.atByte(
            batch.place(), bytes.length, "the last record is not complete (3073 bytes each)");
      }
      System.arraycopy(bytes, 0, records, at, bytes.length);
      for (int from = 0; from < bytes.length; from += CIFAR_RECORD) {
        labels[(at + from) / CIFAR_RECORD] = label(batch.place(), bytes, from, classes.size());
      }
      at += bytes.length;
    }
    return new ImageData(
        loader.provenance(), classes, CIFAR_SHAPE, records, 1, CIFAR_RECORD, labels);
  }

  private static int label(String place, byte[] bytes, int at, int classes)
      throws MalformedFileException {
    int label = bytes[at] & 0xff;
    if (label >= classes) {
      throw MalformedFileException.atByte(
          place, at, "expected a label below " + classes + ", but found " + label);
    }
    return label;
  }
}
