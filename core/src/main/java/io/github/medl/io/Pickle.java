package io.github.medl.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Python's pickle wrote in protocol 2, as far as data sets and weights need it: numbers,
 * texts, lists, tuples, dictionaries, and objects of any class as what they were made of. Nothing
 * is run: a class is its name.
 *
 * <p>Source: the opcodes as described in the module pickletools of Python.
 */
public final class Pickle {
  /**
   * An object of Python: its class, what it was made of, what its state was set to.
   *
   * @param type module and name of the class or function, with a blank between
   * @param arguments what it was called with
   * @param state its state, where that is a tuple; none at first
   * @param attributes its state, where that is a dictionary; none at first
   * @param items what was put into it, if it is a dictionary of some kind
   */
  public record Made(
      String type,
      List<@Nullable Object> arguments,
      List<@Nullable Object> state,
      Map<Object, @Nullable Object> attributes,
      Map<Object, @Nullable Object> items) {}

  /**
   * A class or a function.
   *
   * @param name its module and its name, with a blank between
   */
  public record Global(String name) {}

  /**
   * Something that is kept outside of the pickle.
   *
   * @param id by what it is found there
   */
  public record Persistent(@Nullable Object id) {}

  private static final Object MARK = new Object();

  private final String place;
  private final ByteBuffer in;
  private final Deque<Object> stack = new ArrayDeque<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  /** In the deque, which holds no null. */
  private static final Object NONE = new Object();

  private Pickle(String place, byte[] bytes) {
    this.place = place;
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The object in a file.
   *
   * @param place the name of the file, for messages
   * @param bytes its content
   * @return the object; null for None
   * @throws MalformedFileException if this is no pickle of protocol 2, or has what is not known
   *     here
   */
  public static @Nullable Object read(String place, byte[] bytes) throws MalformedFileException {
    Pickle pickle = new Pickle(place, bytes);
    try {
      return pickle.run();
    } catch (RuntimeException e) { // beyond the end, nothing on the stack, of the wrong kind
      throw pickle.malformed("a damaged pickle: " + e);
    }
  }

  private MalformedFileException malformed(String reason) {
    return MalformedFileException.atByte(place, in.position(), reason);
  }

  private @Nullable Object run() throws MalformedFileException {
    for (int opcode = in.get() & 0xff; opcode != '.'; opcode = in.get() & 0xff) {
      obey(opcode);
    }
    return value(stack.pop());
  }

  private void obey(int opcode) throws MalformedFileException {
    switch (opcode) {
      case 0x80 -> checkVersion(); // PROTO
      case 'c' -> push(new Global(line() + " " + line())); // GLOBAL
      case 'q' -> memo.put(in.get() & 0xff, top()); // BINPUT
      case 'r' -> memo.put(in.getInt(), top()); // LONG_BINPUT
      case 'h' -> push(remembered(in.get() & 0xff)); // BINGET
      case 'j' -> push(remembered(in.getInt())); // LONG_BINGET
      case ')' -> push(List.of()); // EMPTY_TUPLE
      case ']' -> push(new ArrayList<>()); // EMPTY_LIST
      case '}' -> push(new LinkedHashMap<>()); // EMPTY_DICT
      case '(' -> push(MARK);
      case 'Q' -> push(new Persistent(value(stack.pop()))); // BINPERSID
      case 'X' -> push(text(in.getInt(), StandardCharsets.UTF_8)); // BINUNICODE
      case 'U' -> push(text(in.get() & 0xff)); // SHORT_BINSTRING
      case 'T' -> push(text(in.getInt())); // BINSTRING
      case 'J' -> push(in.getInt()); // BININT
      case 'K' -> push(in.get() & 0xff); // BININT1
      case 'M' -> push(in.getShort() & 0xffff); // BININT2
      case 0x8a -> push(whole(in.get() & 0xff)); // LONG1
      case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong()))); // BINFLOAT
      case 'N' -> push(NONE);
      case 0x88 -> push(true); // NEWTRUE
      case 0x89 -> push(false); // NEWFALSE
      case 't' -> push(popToMark()); // TUPLE
      case 0x85 -> push(popped(1)); // TUPLE1
      case 0x86 -> push(popped(2)); // TUPLE2
      case 0x87 -> push(popped(3)); // TUPLE3
      case 'R', 0x81 -> make(); // REDUCE, NEWOBJ
      case 'b' -> build();
      case 'a' -> addToList(popped(1)); // APPEND
      case 'e' -> addToList(popToMark()); // APPENDS
      case 's' -> putItems(popped(2)); // SETITEM
      case 'u' -> putItems(popToMark()); // SETITEMS
      default ->
          throw malformed(
              String.format(Locale.ROOT, "opcode 0x%02x is not one that is read here", opcode));
    }
  }

  private void checkVersion() throws MalformedFileException {
    int version = in.get();
    if (version != 2) {
      throw malformed("expected a pickle of protocol 2, this is protocol " + version);
    }
  }

  private void addToList(List<@Nullable Object> more) {
    list(top()).addAll(more);
  }

  /** Keys and values in turn. */
  private void putItems(List<@Nullable Object> pairs) {
    for (int i = 0; i < pairs.size(); i += 2) {
      itemsOf(top()).put(pairs.get(i), pairs.get(i + 1));
    }
  }

  private void push(Object value) {
    stack.push(value);
  }

  private Object top() {
    return stack.element();
  }

  private Object remembered(int key) throws MalformedFileException {
    Object value = memo.get(key);
    if (value == null) {
      throw malformed("nothing was remembered as " + key);
    }
    return value;
  }

  private static @Nullable Object value(Object onStack) {
    return onStack == NONE ? null : onStack;
  }

  private String line() {
    StringBuilder text = new StringBuilder();
    for (byte b = in.get(); b != '\n'; b = in.get()) {
      text.append((char) (b & 0xff));
    }
    return text.toString();
  }

  /** Each byte a character, so that the bytes of an array come back as they were. */
  private String text(int length) throws MalformedFileException {
    return text(length, StandardCharsets.ISO_8859_1);
  }

  private String text(int length, Charset charset) throws MalformedFileException {
    if (length < 0 || length > in.remaining()) {
      throw malformed("a text of " + length + " bytes, and " + in.remaining() + " are left");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, charset);
  }

  /** A whole number of some bytes, the least significant first. */
  private Object whole(int length) throws MalformedFileException {
    if (length > Long.BYTES) {
      throw malformed("a whole number of " + length + " bytes");
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      number |= (in.get() & 0xffL) << (8 * i);
    }
    int unused = Long.SIZE - 8 * length;
    return length == 0 ? 0L : number << unused >> unused;
  }

  private List<@Nullable Object> popToMark() {
    List<@Nullable Object> values = new ArrayList<>();
    for (Object top = stack.pop(); top != MARK; top = stack.pop()) {
      values.add(0, value(top));
    }
    return values;
  }

  private List<@Nullable Object> popped(int count) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(0, value(stack.pop()));
    }
    return values;
  }

  private void make() {
    List<@Nullable Object> arguments = list(stack.pop());
    Global type = (Global) stack.pop();
    push(
        new Made(
            type.name, arguments, new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>()));
  }

  private void build() {
    Object state = value(stack.pop());
    Made object = (Made) top();
    if (state instanceof Map<?, ?> map) {
      object.attributes.putAll(map);
    } else {
      object.state.addAll(list(state));
    }
  }

  private static Map<Object, @Nullable Object> itemsOf(Object value) {
    return value instanceof Made made ? made.items : map(value);
  }

  @SuppressWarnings("unchecked") // made here, of objects
  private static Map<Object, @Nullable Object> map(Object value) {
    return (Map<Object, @Nullable Object>) value;
  }

  @SuppressWarnings("unchecked") // made here, of objects
  private static List<@Nullable Object> list(@Nullable Object value) {
    return (List<@Nullable Object>) value;
  }
}
