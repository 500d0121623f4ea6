package io.github.medl.learning.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.io.MalformedFileException;
import io.github.medl.tensor.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image formats, on files of a few bytes. */
class ImageDataTest {
  private static final List<String> DIGITS = Tables.digitNames();

  @TempDir Path folder;

  /** A data set of these files, all of them in a data directory. */
  private Loader loader(byte[]... contents) throws IOException {
    List<DataFile> files = new ArrayList<>();
    for (byte[] content : contents) {
      String name = "file" + files.size();
      Files.write(folder.resolve(name), content);
      files.add(DataFile.of(name, content.length, Checksum.sha256Of(content).hex()));
    }
    Catalogue.Entry entry = new Catalogue.Entry("tiny", "", "", "CC0", "us", files);
    return new Loader(entry, DataStore.of(folder, folder.resolve("cache")).offline());
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static final byte[] IMAGES =
      bytes(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 102, 0, 204);
  private static final byte[] LABELS = bytes(0, 0, 8, 1, 0, 0, 0, 2, 7, 4);

  @Test
  void idxImagesAreScaledToTheUnitInterval() throws IOException {
    ImageData data = Images.idx(loader(IMAGES, LABELS), Split.TRAIN, DIGITS);
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.pixels()).isEqualTo(3);
    assertThat(data.labels()).containsExactly(7, 4);
    assertThat(data.pixel(1, 2)).isEqualTo(204);
    assertThat(data.images(DType.FLOAT64).toDoubles()).containsExactly(0, 0.2, 1, 0.4, 0, 0.8);
    assertThat(data.images(DType.FLOAT32, new int[] {1, 1}).toFloats())
        .containsExactly(0.4f, 0, 0.8f, 0.4f, 0, 0.8f);
    assertThat(data.provenance()).extracting(Provenance::file).containsExactly("file0", "file1");
  }

  @Test
  void theFirstImagesShareTheBytes() throws IOException {
    ImageData data = Images.idx(loader(IMAGES, LABELS), Split.TRAIN, DIGITS);
    assertThat(data.first(1).images(DType.FLOAT64).shape()).containsExactly(1, 3);
    assertThat(data.first(1).labels()).containsExactly(7);
    assertThatIllegalArgumentException().isThrownBy(() -> data.first(3));
    assertThatThrownBy(() -> data.first(1).images(DType.FLOAT32, new int[] {1}))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void labelsThatDoNotFitAreRefused() {
    byte[] oneLabel = bytes(0, 0, 8, 1, 0, 0, 0, 1, 7);
    assertThatThrownBy(() -> Images.idx(loader(IMAGES, oneLabel), Split.TRAIN, DIGITS))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("need as many labels");
    byte[] ten = LABELS.clone();
    ten[9] = 10;
    assertThatThrownBy(() -> Images.idx(loader(IMAGES, ten), Split.TRAIN, DIGITS))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("byte 9: expected a label below 10, but found 10");
  }

  @Test
  void cifarTakesTheBatchesThatAreThere() throws IOException {
    byte[] first = batch(3, 9);
    byte[] third = batch(5);
    Loader loader = loader(first, batch(1), third, batch(1), batch(1));
    Files.delete(folder.resolve("file1"));
    Files.delete(folder.resolve("file3"));
    Files.delete(folder.resolve("file4"));
    ImageData data = Images.cifar10(loader, Split.TRAIN, DIGITS);
    assertThat(data.labels()).containsExactly(3, 9, 5);
    assertThat(data.channels() * data.height() * data.width()).isEqualTo(3072);
    assertThat(data.pixel(1, 0)).isEqualTo(9);
    assertThat(data.pixel(2, 3071)).isEqualTo(5);
    assertThat(data.images(DType.FLOAT32).shape()).containsExactly(3, 3072);
    assertThat(data.provenance()).extracting(Provenance::file).containsExactly("file0", "file2");
  }

  @Test
  void anIncompleteCifarRecordIsRefused() {
    byte[] cut = Arrays.copyOf(batch(1, 2), 2 * 3073 - 1);
    byte[] whole = batch(1);
    assertThatThrownBy(
            () -> Images.cifar10(loader(cut, whole, whole, whole, whole), Split.TRAIN, DIGITS))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("last record is not complete");
  }

  /** Records whose pixels all have the value of the label. */
  private static byte[] batch(int... labels) {
    byte[] bytes = new byte[3073 * labels.length];
    for (int i = 0; i < labels.length; i++) {
      Arrays.fill(bytes, 3073 * i, 3073 * (i + 1), (byte) labels[i]);
    }
    return bytes;
  }
}
