package io.github.medl.plot.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Neighbours of one style say it once, in a group: ten thousand marks of one colour are otherwise
 * ten thousand times the same words. So do neighbours that differ in their colours alone.
 */
final class SharedStyles {
  /**
   * What a group hands down to its parts, or does to all as to each; a clip goes with its
   * transform.
   */
  private static final Pattern STYLE =
      Pattern.compile("transform|clip-path|fill(-opacity|-rule)?|stroke(-.*)?|.*-rendering");

  /** A group costs about as much as two elements save. */
  private static final int FEW = 3;

  private static final Set<String> PAINTS = Set.of("fill", "stroke");

  /** What neighbours that are otherwise alike may differ in, as the cells of a surface do. */
  private static final List<Set<String>> DIFFERING =
      List.of(PAINTS, Set.of("fill"), Set.of("stroke"), Set.of());

  private static final Pattern COLOUR = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");

  private SharedStyles() {}

  /** Does so below an element. */
  static void in(Element parent) {
    children(parent).forEach(SharedStyles::shortenColours);
    for (Set<String> differing : DIFFERING) {
      groupRuns(parent, differing);
    }
    children(parent).forEach(SharedStyles::in);
  }

  /** A colour with two digits a channel, {@code rgb(255,255,255)} being three bytes longer. */
  private static void shortenColours(Element element) {
    for (String name : PAINTS) {
      Matcher colour = COLOUR.matcher(element.getAttribute(name));
      if (colour.matches()) {
        int rgb = 0;
        for (int i = 1; i <= 3; i++) {
          rgb = rgb << 8 | Integer.parseInt(colour.group(i));
        }
        element.setAttribute(name, "#" + Integer.toHexString(1 << 24 | rgb).substring(1));
      }
    }
  }

  private static void groupRuns(Element parent, Set<String> differing) {
    List<Element> run = new ArrayList<>();
    Map<String, String> shared = Map.of();
    for (Element child : children(parent)) {
      Map<String, String> style = style(child);
      style.keySet().removeAll(differing);
      if (!style.equals(shared)) {
        group(parent, run);
        run.clear();
        shared = style;
      }
      if (!style.isEmpty()) {
        run.add(child);
      }
    }
    group(parent, run);
  }

  /** How an element is drawn. */
  private static Map<String, String> style(Element element) {
    Map<String, String> style = new TreeMap<>();
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      String name = attributes.item(i).getNodeName();
      if (STYLE.matcher(name).matches()) {
        style.put(name, attributes.item(i).getNodeValue());
      }
    }
    return style;
  }

  /** Elements into a group, which says all that they agree in. */
  private static void group(Element parent, List<Element> run) {
    if (run.size() < FEW) {
      return;
    }
    Map<String, String> style = style(run.get(0));
    run.forEach(element -> style.entrySet().retainAll(style(element).entrySet()));
    Element group = parent.getOwnerDocument().createElementNS(SvgGraphics.SVG, "g");
    style.forEach(group::setAttribute);
    parent.insertBefore(group, run.get(0));
    for (Element element : run) {
      style.keySet().forEach(element::removeAttribute);
      group.appendChild(element);
    }
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
