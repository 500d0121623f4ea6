package io.github.medl.learning.data;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Labelled images of equal size, kept as the bytes of the file: one byte a pixel and channel.
 *
 * <p>Tensors are made on demand, with values of 0 to 1: a byte divided by 255. Within an image the
 * order is channel, row, column.
 */
public final class ImageData {
  private final List<Provenance> provenance;
  private final List<String> classes;
  private final int channels;
  private final int height;
  private final int width;
  private final byte[] bytes;
  private final int offset;
  private final int stride;
  private final int[] labels;

  /** Image i begins at {@code offset + i stride} of {@code bytes}, which are not copied. */
  ImageData(
      List<Provenance> provenance,
      List<String> classes,
      int[] channelsHeightWidth,
      byte[] bytes,
      int offset,
      int stride,
      int[] labels) {
    this.provenance = List.copyOf(provenance);
    this.classes = List.copyOf(classes);
    this.channels = channelsHeightWidth[0];
    this.height = channelsHeightWidth[1];
    this.width = channelsHeightWidth[2];
    this.bytes = bytes;
    this.offset = offset;
    this.stride = stride;
    this.labels = labels;
  }

  /**
   * Where each file came from.
   *
   * @return one record a file
   */
  public List<Provenance> provenance() {
    return provenance;
  }

  /**
   * The names of the classes.
   *
   * @return a name for each label
   */
  public List<String> classes() {
    return classes;
  }

  /**
   * The number of images.
   *
   * @return how many images and labels there are
   */
  public int size() {
    return labels.length;
  }

  /**
   * The number of channels.
   *
   * @return 1 for grey, 3 for red, green, blue
   */
  public int channels() {
    return channels;
  }

  /**
   * The height of each image.
   *
   * @return the number of rows
   */
  public int height() {
    return height;
  }

  /**
   * The width of each image.
   *
   * @return the number of columns
   */
  public int width() {
    return width;
  }

  /**
   * The number of values of each image.
   *
   * @return {@code channels * height * width}
   */
  public int pixels() {
    return channels * height * width;
  }

  /**
   * The classes of the images.
   *
   * @return a new array of indices of {@link #classes()}
   */
  public int[] labels() {
    return labels.clone();
  }

  /**
   * The class of one image.
   *
   * @param image its index
   * @return an index of {@link #classes()}
   */
  public int label(int image) {
    return labels[image];
  }

  /**
   * One value of one image, as it is in the file.
   *
   * @param image the index of the image
   * @param place the place in it, {@code (channel * height + row) * width + column}
   * @return 0 to 255
   */
  public int pixel(int image, int place) {
    Objects.checkIndex(image, size());
    Objects.checkIndex(place, pixels());
    return bytes[offset + image * stride + place] & 0xff;
  }

  /**
   * All images.
   *
   * @param dtype the number format; as FLOAT32, MNIST's 60000 images take 188 MB, as FLOAT64 twice
   * @return a tensor, images x {@link #pixels()}, of values 0 to 1
   */
  public Tensor images(DType dtype) {
    int[] all = new int[size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    return images(dtype, all);
  }

  /**
   * Some images.
   *
   * @param dtype the number format
   * @param indices which images, in this order
   * @return a tensor, indices x {@link #pixels()}, of values 0 to 1
   * @throws IndexOutOfBoundsException if there is no such image
   */
  public Tensor images(DType dtype, int[] indices) {
    int n = pixels();
    int size = Math.multiplyExact(indices.length, n);
    if (dtype == DType.FLOAT32) {
      float[] values = new float[size];
      for (int i = 0; i < indices.length; i++) {
        int from = offset + Objects.checkIndex(indices[i], size()) * stride;
        for (int j = 0; j < n; j++) {
          values[i * n + j] = (bytes[from + j] & 0xff) / 255f;
        }
      }
      return Tensor.wrap(values, indices.length, n);
    }
    double[] values = new double[size];
    for (int i = 0; i < indices.length; i++) {
      int from = offset + Objects.checkIndex(indices[i], size()) * stride;
      for (int j = 0; j < n; j++) {
        values[i * n + j] = (bytes[from + j] & 0xff) / 255.0;
      }
    }
    return Tensor.wrap(values, indices.length, n);
  }

  /**
   * The first images, sharing the bytes.
   *
   * @param count how many
   * @return the shorter data set
   * @throws IllegalArgumentException if there are not so many
   */
  public ImageData first(int count) {
    if (count < 0 || count > size()) {
      throw new IllegalArgumentException(
          "cannot take the first " + count + " of " + size() + " images");
    }
    int[] kept = Arrays.copyOf(labels, count);
    int[] shape = {channels, height, width};
    return new ImageData(provenance, classes, shape, bytes, offset, stride, kept);
  }
}
