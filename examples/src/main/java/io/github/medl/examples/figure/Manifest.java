package io.github.medl.examples.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of figures, found by their ids; the id follows from the name of the class, so that finding
 * one figure neither initialises nor constructs the others.
 */
public final class Manifest {
  private final Map<String, Class<? extends Figure>> classes;

  private Manifest(Map<String, Class<? extends Figure>> classes) {
    this.classes = classes;
  }

  /**
   * A manifest.
   *
   * @param figures classes named {@code Figure4_2}, {@code Table2_1}, {@code Equation8_72}, {@code
   *     Lab4_1} or {@code Course1_1}, in the order of the list
   * @return the manifest
   * @throws IllegalArgumentException if a class has another name, two have the same id, or they do
   *     not stand by chapter and number
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static Manifest of(Class<? extends Figure>... figures) {
    return chapters(List.of(figures));
  }

  /**
   * The manifest of several chapters.
   *
   * @param chapters the figures of each, as for {@link #of}
   * @return the manifest
   * @throws IllegalArgumentException as {@link #of}
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static Manifest chapters(List<Class<? extends Figure>>... chapters) {
    Map<String, Class<? extends Figure>> classes = new LinkedHashMap<>();
    String previous = null;
    for (Class<? extends Figure> type : Arrays.stream(chapters).flatMap(List::stream).toList()) {
      String id = idOf(type);
      if (previous != null && FigureId.ORDER.compare(previous, id) > 0) {
        throw new IllegalArgumentException(id + " must stand before " + previous);
      }
      previous = id;
      Class<?> other = classes.put(id, type);
      if (other != null) {
        throw new IllegalArgumentException(
            other.getName() + " and " + type.getName() + " are both " + id);
      }
    }
    return new Manifest(Collections.unmodifiableMap(classes));
  }

  /**
   * The id that the name of a class says: {@code Figure4_2} is {@code 4.2}, {@code Table2_1} is
   * {@code table-2.1}, {@code Equation8_72} is {@code eq-8.72}, {@code Lab4_1} is {@code L4.1},
   * {@code Course1_1} is {@code C1.1}.
   *
   * @param type the class of a figure
   * @return its id
   * @throws IllegalArgumentException if the name has another form
   */
  public static String idOf(Class<? extends Figure> type) {
    return FigureId.of(type).toString();
  }

  /**
   * All ids.
   *
   * @return in the order of the list
   */
  public List<String> ids() {
    return List.copyOf(classes.keySet());
  }

  /**
   * The class of a figure.
   *
   * @param id its id
   * @return the class, or empty if no figure has this id
   */
  public Optional<Class<? extends Figure>> type(String id) {
    return Optional.ofNullable(classes.get(id));
  }

  /**
   * A figure.
   *
   * @param id its id
   * @return a new instance, or empty if no figure has this id
   */
  public Optional<Figure> find(String id) {
    return type(id).map(Manifest::create);
  }

  /**
   * All figures; this constructs every one of them.
   *
   * @return in the order of the list
   */
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    classes.values().forEach(type -> figures.add(create(type)));
    return figures;
  }

  /**
   * The id that somebody means: the id itself, the name of the class, or how it is read.
   *
   * @param word for example {@code 4.2}, {@code Figure4_2}, {@code figure-4.2}, {@code fig4.2},
   *     {@code "Table 2.1"}, {@code l4.1}
   * @return the id of a figure of this list, or empty if the word means none
   */
  public Optional<String> meant(String word) {
    if (classes.containsKey(word)) {
      return Optional.of(word);
    }
    return FigureId.meant(word).map(FigureId::toString).filter(classes::containsKey);
  }

  /**
   * The ids that look most like a word, for a message.
   *
   * @param word what somebody typed, for example {@code 4.22} or {@code 3.1} where there is only a
   *     table 3.1
   * @return up to three ids of the same chapter, the nearest first
   */
  public List<String> nearest(String word) {
    Optional<FigureId> id = FigureId.meant(word);
    List<String> numbers = ids().stream().map(Manifest::digits).distinct().toList();
    return Nearest.of(id.map(FigureId::digits).orElse(word), numbers, 1).stream()
        .flatMap(number -> ids().stream().filter(other -> digits(other).equals(number)))
        .filter(near -> id.isEmpty() || FigureId.of(near).chapter() == id.get().chapter())
        .limit(3)
        .toList();
  }

  private static String digits(String id) {
    return FigureId.of(id).digits();
  }

  private static Figure create(Class<? extends Figure> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          type.getName() + " needs a public constructor without arguments", e);
    }
  }
}
