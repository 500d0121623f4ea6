package io.github.medl.io;

import io.github.medl.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Named tensors as PyTorch's {@code torch.save(model.state_dict(), file)} writes them since 1.6: a
 * zip archive, not compressed, of {@code data.pkl}, a pickle of protocol 2 that says how tensors
 * lie in storages, and of a file {@code data/0}, {@code data/1}, ... for each storage. Nothing of
 * the pickle is run; of Python's classes only those of tensors and dictionaries are known, and any
 * other is refused by name.
 *
 * <p>A dictionary within the dictionary, as in a checkpoint with {@code "model"} and {@code
 * "optimizer"}, has its name and a dot before its own names. Numbers, texts and lists beside the
 * tensors are left out.
 */
public final class TorchFile {
  private static final int DEEPEST = 16;

  private final String file;
  private final ZipFile zip;
  private final String folder;
  private final ByteOrder order;
  private final Map<String, TorchStorage> storages = new HashMap<>();

  private TorchFile(String file, ZipFile zip, String folder) throws IOException {
    this.file = file;
    this.zip = zip;
    this.folder = folder;
    ZipEntry said = zip.getEntry(folder + "byteorder");
    boolean isBig =
        said != null && new String(bytes(said), StandardCharsets.US_ASCII).equals("big");
    order = isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /**
   * Reads a file. Half, bfloat16 and float numbers become FLOAT32, doubles, whole numbers and truth
   * values FLOAT64, as long as every integer is a double.
   *
   * @param path the file
   * @return its tensors by name, in the order of the dictionary
   * @throws MalformedFileException if this is no such file, is damaged, or holds objects other than
   *     tensors, dictionaries, lists, numbers and texts
   * @throws IOException if reading fails
   */
  public static Map<String, Tensor> read(Path path) throws IOException {
    FileContent.open("PyTorch file", path).close(); // in words if it is not there
    String file = path.toString();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      ZipEntry pickle = pickle(file, zip);
      String name = pickle.getName();
      String folder = name.substring(0, name.length() - "data.pkl".length());
      TorchFile reader = new TorchFile(file, zip, folder);
      Object top = Pickle.read(file + " (" + name + ")", reader.bytes(pickle));
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      try {
        reader.collect("", reader.items(top), tensors, 0);
      } catch (ClassCastException | IndexOutOfBoundsException | NullPointerException e) {
        throw reader.malformed("the parts of a tensor are not as PyTorch writes them");
      }
      return Collections.unmodifiableMap(tensors);
    } catch (ZipException e) {
      throw MalformedFileException.atByte(
          file,
          0,
          "no zip archive, as torch.save writes since PyTorch 1.6, or a damaged one: "
              + Reason.of(e));
    } catch (EOFException e) {
      throw MalformedFileException.atByte(file, 0, "damaged zip: it is cut off");
    }
  }

  private static ZipEntry pickle(String file, ZipFile zip) throws MalformedFileException {
    List<ZipEntry> found = new ArrayList<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (entry.getName().equals("data.pkl") || entry.getName().endsWith("/data.pkl")) {
        found.add(entry);
      }
    }
    if (found.size() != 1) {
      throw MalformedFileException.atByte(
          file, 0, "a file of PyTorch holds one data.pkl, here are " + found.size());
    }
    return found.get(0);
  }

  private MalformedFileException malformed(String reason) {
    return MalformedFileException.atByte(file, 0, reason);
  }

  /** An entry, which is stored as it is: it cannot be longer than the file. */
  private byte[] bytes(ZipEntry entry) throws IOException {
    if (entry.getMethod() != ZipEntry.STORED) {
      throw malformed("\"" + entry.getName() + "\" is compressed, which PyTorch's files are not");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return FileContent.announced(file, in, 0, beginning -> entry.getSize());
    }
  }

  // ---------------------------------------------------------------- the dictionary

  private Map<?, ?> items(@Nullable Object value) throws MalformedFileException {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    if (value instanceof Pickle.Made made && made.type().equals("collections OrderedDict")) {
      return made.items();
    }
    throw malformed(
        "a dictionary of tensors is expected, save model.state_dict(); this is "
            + (value instanceof Pickle.Made made ? "a " + name(made.type()) : "none"));
  }

  private static String name(String type) {
    return type.replace(' ', '.');
  }

  private void collect(String prefix, Map<?, ?> items, Map<String, Tensor> tensors, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      throw malformed("dictionaries within dictionaries, more than " + DEEPEST + " deep");
    }
    for (Map.Entry<?, ?> item : items.entrySet()) {
      String name = prefix + item.getKey();
      Object value = item.getValue();
      Tensor tensor = value instanceof Pickle.Made made ? tensor(name, made) : null;
      if (tensor != null) {
        if (tensors.put(name, tensor) != null) {
          throw malformed("holds two tensors \"" + name + "\"");
        }
      } else if (value instanceof Map<?, ?> || value instanceof Pickle.Made) {
        collect(name + ".", items(value), tensors, depth + 1);
      }
    }
  }

  /** The tensor that an object is; null if it is a dictionary. */
  private @Nullable Tensor tensor(String name, Pickle.Made made) throws IOException {
    return switch (made.type()) {
      case "collections OrderedDict" -> null;
      case "torch._utils _rebuild_parameter" -> tensor(name, (Pickle.Made) made.arguments().get(0));
      case "torch._utils _rebuild_tensor_v2", "torch._utils _rebuild_tensor" ->
          rebuilt(name, made.arguments());
      default ->
          throw malformed(
              String.format(
                  Locale.ROOT,
                  "\"%s\" is a %s, which is not read here: save model.state_dict() alone",
                  name,
                  name(made.type())));
    };
  }

  /** (storage, offset, lengths, strides, ...). */
  private Tensor rebuilt(String name, List<?> parts) throws IOException {
    List<?> id = (List<?>) ((Pickle.Persistent) parts.get(0)).id();
    long offset = number(parts.get(1));
    long[] shape = ((List<?>) parts.get(2)).stream().mapToLong(TorchFile::number).toArray();
    long[] strides = ((List<?>) parts.get(3)).stream().mapToLong(TorchFile::number).toArray();
    if (shape.length != strides.length || !"storage".equals(id.get(0))) {
      throw malformed(
          "\"" + name + "\": " + shape.length + " axes, " + strides.length + " strides");
    }
    return storage(name, id).tensor(file, name, offset, shape, strides);
  }

  private static long number(@Nullable Object value) {
    return ((Number) value).longValue();
  }

  /** ("storage", class, key, device, count). */
  private TorchStorage storage(String name, List<?> id) throws IOException {
    String key = (String) id.get(2);
    TorchStorage known = storages.get(key);
    if (known != null) {
      return known;
    }
    String type = ((Pickle.Global) id.get(1)).name();
    int width = TorchStorage.width(type);
    if (width == 0) {
      throw malformed("\"" + name + "\" lies in a " + name(type) + ", which is not read here");
    }
    ZipEntry entry = zip.getEntry(folder + "data/" + key);
    if (entry == null) {
      throw malformed("\"" + name + "\" lies in storage " + key + ", which is not there");
    }
    long count = number(id.get(4));
    if (count < 0 || count > entry.getSize() / width) {
      throw malformed(
          String.format(
              Locale.ROOT,
              "\"%s\" lies in a storage of %d numbers of %d bytes, and there are %d bytes",
              name,
              count,
              width,
              entry.getSize()));
    }
    TorchStorage storage = new TorchStorage(type, bytes(entry), order, (int) count);
    storages.put(key, storage);
    return storage;
  }
}
