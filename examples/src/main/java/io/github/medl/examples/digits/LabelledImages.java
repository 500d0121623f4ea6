package io.github.medl.examples.digits;

import io.github.medl.learning.Predictor;
import io.github.medl.learning.data.ImageData;
import io.github.medl.learning.data.TabularData;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Images of digits with their labels, whatever data set they come from.
 *
 * @param labels the digits
 * @param side pixels along a side of an image
 * @param pixels from a number format and indices of images to a matrix, an image a row, values 0 to
 *     1
 */
public record LabelledImages(int[] labels, int side, BiFunction<DType, int[], Tensor> pixels) {

  /**
   * The images of a data set.
   *
   * @param images the data set
   * @return its images
   */
  public static LabelledImages of(ImageData images) {
    return new LabelledImages(images.labels(), images.width(), images::images);
  }

  /**
   * Rows from, ..., to - 1 of a table.
   *
   * @param table pixels of an image in each row
   * @param from the first row
   * @param to the row after the last
   * @param white the value of a white pixel, which becomes 1
   * @return the images
   */
  public static LabelledImages of(TabularData table, int from, int to, double white) {
    int[] labels = IntStream.range(from, to).map(i -> table.labels()[i]).toArray();
    Tensor pixels = table.x().slice(0, from, to).div(white);
    int side = (int) Math.sqrt(pixels.dim(1));
    return new LabelledImages(
        labels, side, (dtype, indices) -> pixels.take(0, indices).cast(dtype));
  }

  /**
   * How many there are.
   *
   * @return the number of images
   */
  public int size() {
    return labels.length;
  }

  /**
   * Pixels of an image.
   *
   * @return the square of the side
   */
  public int pixelCount() {
    return side * side;
  }

  /**
   * The images of a digit.
   *
   * @param digit 0 to 9
   * @return their indices
   */
  public int[] indicesOf(int digit) {
    return IntStream.range(0, size()).filter(i -> labels[i] == digit).toArray();
  }

  /**
   * Some images.
   *
   * @param indices which
   * @return of shape (indices, pixels)
   */
  public Tensor images(int... indices) {
    return images(DType.FLOAT64, indices);
  }

  /**
   * Some images, in a number format.
   *
   * @param dtype FLOAT32, in which networks are trained, or FLOAT64
   * @param indices which
   * @return of shape (indices, pixels)
   */
  public Tensor images(DType dtype, int... indices) {
    return pixels.apply(dtype, indices);
  }

  /**
   * All images of a digit.
   *
   * @param digit 0 to 9
   * @return of shape (images, pixels)
   */
  public Tensor imagesOf(int digit) {
    return images(indicesOf(digit));
  }

  /**
   * All images.
   *
   * @return of shape (images, pixels)
   */
  public Tensor images() {
    return all(DType.FLOAT64);
  }

  /**
   * All images, in a number format.
   *
   * @param dtype FLOAT32, in which networks are trained, or FLOAT64
   * @return of shape (images, pixels)
   */
  public Tensor all(DType dtype) {
    return images(dtype, IntStream.range(0, size()).toArray());
  }

  /**
   * The digits as a model gives them.
   *
   * @return class codes, of shape (images)
   */
  public Tensor y() {
    return Tensor.generate(i -> labels[i], labels.length);
  }

  /**
   * The predictions of a model, digit by digit: all of MNIST at once takes half a gigabyte.
   *
   * @param model predicts digits
   * @return class codes, of shape (images)
   */
  public Tensor predictedBy(Predictor model) {
    double[] predicted = new double[size()];
    for (int digit = 0; digit < 10; digit++) {
      int[] indices = indicesOf(digit);
      double[] codes = model.predict(images(indices)).toDoubles();
      for (int i = 0; i < indices.length; i++) {
        predicted[indices[i]] = codes[i];
      }
    }
    return Tensor.wrap(predicted, predicted.length);
  }
}
