package io.github.medl.learning.data;

import io.github.medl.learning.data.Catalogue.Entry;
import java.util.List;

/** The texts among the data sets. */
final class TextCatalogue {
  private TextCatalogue() {}

  static final Entry TINY_SHAKESPEARE =
      new Entry(
          "tiny-shakespeare",
          "Plays of Shakespeare, one after the other (tiny Shakespeare)",
          "1115394 characters, 65 of them different",
          "public domain",
          "Karpathy 2015, github.com/karpathy/char-rnn",
          List.of(
              DataFile.of(
                  "tinyshakespeare/input.txt",
                  1115394,
                  "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed",
                  "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/"
                      + "input.txt")));

  static final Entry NAMES =
      new Entry(
          "names",
          "Family names of eighteen languages",
          "20050 lines, 18 classes",
          "MIT",
          "Robertson 2017, github.com/spro/practical-pytorch",
          List.of(
              names(
                  "Arabic",
                  13190,
                  "6f424a8dbe51cbbbabab7a57d38b617210125e4e3991f3c657cb79b8f104bafc"),
              names(
                  "Chinese",
                  1246,
                  "09ba8f1f7e38dbc99372d461b26ad4433b811fc6bfa6a3ecca6fe11a9a777465"),
              names(
                  "Czech",
                  3916,
                  "e17ab0ec47616a72c39cb85c783f70c3663ab64488721e5d8378f146d2226be7"),
              names(
                  "Dutch",
                  2351,
                  "924f32b635170eae561f84538632138fc07d4c8bbd70ba3fb980de1ecc4d2af3"),
              names(
                  "English",
                  27125,
                  "9cca037066d3d5989e24bc01801416162de506b5e28e15b7c092a47905d29bf2"),
              names(
                  "French",
                  2178,
                  "81e65b36c60ed5b89a17422f6edcadbb89546f38ad69e960e64e7ba682012a95"),
              names(
                  "German",
                  5610,
                  "7449cd590b97a733e18d613a4155decd77ec35dc5f8aadd7a82204dce4f051db"),
              names(
                  "Greek",
                  1981,
                  "3555b5186de7f401e6d991b088e9e644ca3099116477818c25ab5793801389e6"),
              names(
                  "Irish",
                  1858,
                  "cf8c7013256252a88d2503127b87282a11f21b2ff6db1bded68834c19a1ec058"),
              names(
                  "Italian",
                  5657,
                  "f88414c27d0606a11a678b4859277828c2565d6cc4d9ee932deef6e94f3b35e4"),
              names(
                  "Japanese",
                  7622,
                  "e0e717e114fec3e7eade4d9dabe0067c475f43147e36a22b47902ee76ad9e67f"),
              names(
                  "Korean",
                  423,
                  "cd54221ccb362a6cba4c78828838cf3268a0e59744767a37cf6ec4b74036b136"),
              names(
                  "Polish",
                  1165,
                  "45bab898af2f60ed3a728bbf6980e28821011a7caa53227553b5785903a40826"),
              names(
                  "Portuguese",
                  554,
                  "50a8735f41f4f73757c8ce5b16cb0275cd86b2b214bcbc8c9805f508cb131c53"),
              names(
                  "Russian",
                  85168,
                  "0cfe53ac18041e8f63666aa77313e0a3ff378facb132abee052d8ebdc8c3d62c"),
              names(
                  "Scottish",
                  752,
                  "78d0252711d87d948ea86fe34826c51d2d794a8e52d15b5d6f7b6244d45d62dd"),
              names(
                  "Spanish",
                  2284,
                  "1bcb462ed3316756a85781d68232bddae04498fdddd5d9219c53fd1fbdeba7a7"),
              names(
                  "Vietnamese",
                  339,
                  "f3f9e4164ab47601178a6e45b216464a64122f49d05541f24bf18a757253281d")));

  static final Entry SENTENCES =
      new Entry(
          "sentences",
          "Sentences of film reviews that praise or blame",
          "1000 sentences, 2 classes",
          "CC BY 4.0",
          "Kotzias et al. 2015; UCI, doi 10.24432/C57604",
          List.of(
              DataFile.of(
                  "imdb-labelled/imdb_labelled.txt",
                  85285,
                  "552ca75efc24b86dd92d6f8962ca035ddbccb1123c4abea9bb402cb5801816ca",
                  "https://raw.githubusercontent.com/wmosconi/Classification-probelms/"
                      + "3bfdb5e5d9f659ac0849c25cea7663dc9069df2b/imdb_labelled.txt")));

  private static DataFile names(String language, int size, String sha256) {
    String file = language + ".txt";
    return DataFile.of(
        "names/by-language/" + file,
        size,
        sha256,
        "https://raw.githubusercontent.com/spro/practical-pytorch/master/data/names/" + file);
  }
}
