package io.github.medl.grading;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the byte code of a class uses: its table of constants (The Java Virtual Machine
 * Specification, section 4.4) names every class, field and method.
 *
 * @param name the class itself, as {@code java.lang.String}
 * @param types the classes that it names, in code and in descriptors, itself included, by name
 * @param operands the classes that it makes, casts to or calls, by name; descriptors left aside
 * @param members the fields and methods of other classes that it names
 */
public record ClassFile(
    String name, Set<String> types, Set<String> operands, List<Member> members) {
  private static final int MAGIC = 0xcafebabe;
  private static final Pattern DESCRIPTOR = Pattern.compile("L([^;<>()\\[]+);");

  /**
   * A field or method.
   *
   * @param owner its class
   * @param name its name; {@code <init>} of a constructor
   */
  public record Member(String owner, String name) {}

  /** The table: what each entry refers to, and the text of those that have one. */
  private record Constants(int[] tag, int[] first, int[] second, String[] text) {
    String className(int entry) {
      return dotted(text[first[entry]]);
    }

    /** Whose member an entry is; those of an array are those of any object. */
    String owner(int entry) {
      String name = text[first[first[entry]]];
      return name.startsWith("[") ? "java.lang.Object" : dotted(name);
    }
  }

  /**
   * Reads a class file.
   *
   * @param in the bytes; read to the end of the table of constants
   * @return what it uses
   * @throws IOException if it cannot be read, or is no class file
   */
  public static ClassFile read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    if (data.readInt() != MAGIC) {
      throw new IOException("this is no class file");
    }
    data.readInt(); // its version
    Constants constants = constants(data);
    data.readUnsignedShort(); // access
    String name = constants.className(data.readUnsignedShort());
    Set<String> types = new TreeSet<>();
    Set<String> operands = new TreeSet<>();
    List<Member> members = new ArrayList<>();
    for (int i = 1; i < constants.tag.length; i++) {
      switch (constants.tag[i]) {
        case 7 -> {
          if (!constants.text[constants.first[i]].matches("\\[+[A-Z]")) { // arrays of numbers
            operands.add(constants.className(i));
          }
        }
        case 9, 10, 11 -> {
          String member = constants.text[constants.first[constants.second[i]]];
          members.add(new Member(constants.owner(i), member));
        }
        case 12 -> described(constants.text[constants.second[i]], types);
        case 16 -> described(constants.text[constants.first[i]], types);
        case 1 -> {
          // the descriptors of its own fields and methods stand only here
          String text = constants.text[i];
          if (text.startsWith("(") || text.startsWith("L") && text.endsWith(";")) {
            described(text, types);
          }
        }
        default -> {}
      }
    }
    types.addAll(operands);
    return new ClassFile(
        name,
        Collections.unmodifiableSet(types),
        Collections.unmodifiableSet(operands),
        List.copyOf(members));
  }

  private static Constants constants(DataInputStream data) throws IOException {
    int count = data.readUnsignedShort();
    Constants table =
        new Constants(new int[count], new int[count], new int[count], new String[count]);
    for (int i = 1; i < count; i++) {
      int tag = data.readUnsignedByte();
      table.tag[i] = tag;
      switch (tag) {
        case 1 -> table.text[i] = data.readUTF();
        case 3, 4 -> data.readInt();
        case 5, 6 -> {
          data.readLong();
          i++; // takes two places
        }
        case 7, 8, 16, 19, 20 -> table.first[i] = data.readUnsignedShort();
        case 9, 10, 11, 12, 17, 18 -> {
          table.first[i] = data.readUnsignedShort();
          table.second[i] = data.readUnsignedShort();
        }
        case 15 -> {
          data.readUnsignedByte();
          table.first[i] = data.readUnsignedShort();
        }
        default -> throw new IOException("this is no class file: a constant of kind " + tag);
      }
    }
    return table;
  }

  private static void described(String descriptor, Set<String> types) {
    Matcher matcher = DESCRIPTOR.matcher(descriptor);
    while (matcher.find()) {
      types.add(dotted(matcher.group(1)));
    }
  }

  /** {@code java/lang/String} and {@code [Ljava/lang/String;} as {@code java.lang.String}. */
  private static String dotted(String name) {
    String bare = name.startsWith("[") ? name.replaceAll("^\\[+L?|;$", "") : name;
    return bare.replace('/', '.');
  }
}
