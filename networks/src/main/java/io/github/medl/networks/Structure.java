package io.github.medl.networks;

import io.github.medl.tensor.Tensor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The tree that a network is, walked once: its leaves (tensors, states and constants) by name, and
 * a plan for building the same network with other leaves, in which all that stays as it is is one
 * piece.
 */
final class Structure {
  private final List<String> names = new ArrayList<>();
  private final List<Object> leaves = new ArrayList<>();
  private final BiPredicate<String, Object> isOpen;
  private final Map<Object, Part> seen = new IdentityHashMap<>();
  private final Map<String, Network> networks = new LinkedHashMap<>();
  private int slots;
  private final Part root;

  /** A piece of the plan. */
  private sealed interface Part {}

  /** What stays as it is. */
  private record Fixed(Object value) implements Part {}

  /** A leaf that is replaced. */
  private record Leaf(int index) implements Part {}

  /** A record that is built again, once even when it stands at several places. */
  private record Branch(int slot, RecordType type, Part[] parts) implements Part {}

  /** A list that is built again. */
  private record Row(Part[] parts) implements Part {}

  private Structure(Network network, BiPredicate<String, Object> isOpen) {
    this.isOpen = isOpen;
    root = part("", network);
  }

  /** The structure of a network, open at the leaves that satisfy a condition. */
  static Structure of(Network network, BiPredicate<String, Object> isOpen) {
    return new Structure(network, isOpen);
  }

  /** The structure of a network, open at the leaves that satisfy a condition. */
  static Structure of(Network network, Predicate<Object> isOpen) {
    return new Structure(network, (name, leaf) -> isOpen.test(leaf));
  }

  /** The names of the open leaves. */
  List<String> names() {
    return names;
  }

  /** The open leaves: tensors, states and constants. */
  List<Object> leaves() {
    return leaves;
  }

  /** Every network of the tree by its name, from the outside in; the outermost has the name "". */
  Map<String, Network> networks() {
    return networks;
  }

  /** The network with other leaves at the open places. */
  Object build(List<?> values) {
    return build(root, values, new Object[slots]);
  }

  /** The network with a function of each open leaf in its place. */
  @SuppressWarnings("unchecked") // a record is rebuilt as one of its own class
  <M extends Network> M map(M like, UnaryOperator<Object> f) {
    return (M) build(leaves.stream().map(f).toList());
  }

  private static Object build(Part part, List<?> values, Object[] built) {
    if (part instanceof Leaf leaf) {
      return values.get(leaf.index);
    }
    if (part instanceof Branch branch) {
      if (built[branch.slot] == null) {
        Object[] components = all(branch.parts, values, built);
        built[branch.slot] = branch.type.make(components);
      }
      return built[branch.slot];
    }
    return part instanceof Row row ? List.of(all(row.parts, values, built)) : ((Fixed) part).value;
  }

  private static Object[] all(Part[] parts, List<?> values, Object[] built) {
    Object[] result = new Object[parts.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = build(parts[i], values, built);
    }
    return result;
  }

  // ---------------------------------------------------------------- the walk

  private Part part(String name, Object value) {
    if (isLeaf(value)) {
      return seen.containsKey(value) ? seen.get(value) : remember(value, leaf(name, value));
    }
    if (value instanceof Network network) {
      return seen.containsKey(value) ? seen.get(value) : remember(value, branch(name, network));
    }
    if (value instanceof List<?> list) {
      return row(name, list);
    }
    refuseHiddenTensors(name, value);
    return new Fixed(value);
  }

  private static boolean isLeaf(Object value) {
    return value instanceof Tensor || value instanceof State || value instanceof Constant;
  }

  private Part remember(Object value, Part part) {
    seen.put(value, part);
    return part;
  }

  private Part leaf(String name, Object value) {
    if (!isOpen.test(name, value)) {
      return new Fixed(value);
    }
    names.add(name);
    leaves.add(value);
    return new Leaf(leaves.size() - 1);
  }

  private Part branch(String name, Network network) {
    networks.put(name, network);
    if (!(network instanceof Record)) {
      refuseFields(name, network);
      return new Fixed(network);
    }
    RecordType type = RecordType.of(network.getClass());
    Part[] parts = new Part[type.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part(join(name, type.name(i)), type.component(network, i));
    }
    return isFixed(parts) ? new Fixed(network) : new Branch(slots++, type, parts);
  }

  private Part row(String name, List<?> list) {
    Part[] parts = new Part[list.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part(join(name, Integer.toString(i)), list.get(i));
    }
    return isFixed(parts) ? new Fixed(list) : new Row(parts);
  }

  private static boolean isFixed(Part[] parts) {
    for (Part part : parts) {
      if (!(part instanceof Fixed)) {
        return false;
      }
    }
    return true;
  }

  static String join(String outer, String inner) {
    return outer.isEmpty() ? inner : outer + "." + inner;
  }

  /** The name of a part, found by identity; null if it is not there. */
  static String nameOf(Object sought, Network network) {
    return of(network, leaf -> false).networks.entrySet().stream()
        .filter(entry -> entry.getValue() == sought)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  // ---------------------------------------------------------------- what would go unnoticed

  private static void refuseFields(String name, Network network) {
    for (Class<?> c = network.getClass(); c != null && c != Enum.class; c = c.getSuperclass()) {
      for (var field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          throw new IllegalArgumentException(
              String.format(
                      Locale.ROOT,
                      "%s is a %s, which is not a record but has the field %s: tensors in it would not be",
                      place(name),
                      network.getClass().getName(),
                      field.getName())
                  + " found; make it a record that implements Network");
        }
      }
    }
  }

  private static void refuseHiddenTensors(String name, Object value) {
    boolean hides =
        value instanceof Object[] array && holdsTensors(Arrays.asList(array))
            || value instanceof Collection<?> collection && holdsTensors(collection)
            || value instanceof Map<?, ?> map && holdsTensors(map.values())
            || value instanceof Optional<?> optional && holdsTensors(optional.stream().toList())
            || value instanceof Record record && holdsTensors(components(record));
    if (hides) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "%s is a %s that holds tensors, which would not be found: use a List, or a record that",
                  place(name),
                  value.getClass().getName())
              + " implements Network");
    }
  }

  private static List<Object> components(Record record) {
    List<Object> components = new ArrayList<>();
    for (var component : record.getClass().getRecordComponents()) {
      Class<?> type = component.getType();
      if (type == Tensor.class
          || type == State.class
          || type == Constant.class
          || Network.class.isAssignableFrom(type)) {
        RecordType known = RecordType.of(record.getClass());
        for (int i = 0; i < known.size(); i++) {
          components.add(known.component(record, i));
        }
        return components;
      }
    }
    return components;
  }

  private static boolean holdsTensors(Collection<?> values) {
    return values.stream().anyMatch(v -> isLeaf(v) || v instanceof Network);
  }

  private static String place(String name) {
    return name.isEmpty() ? "the network" : name;
  }
}
