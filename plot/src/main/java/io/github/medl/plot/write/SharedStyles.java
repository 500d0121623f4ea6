package io.github.medl.plot.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Neighbours of one style say it once, in a group: ten thousand marks of one colour are otherwise
 * ten thousand times the same words.
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

  private SharedStyles() {}

  /** Does so below an element. */
  static void in(Element parent) {
    List<Element> run = new ArrayList<>();
    Map<String, String> shared = Map.of();
    for (Element child : children(parent)) {
      Map<String, String> style = style(child);
      if (!style.equals(shared)) {
        group(parent, run, shared);
        run.clear();
        shared = style;
      }
      if (!style.isEmpty()) {
        run.add(child);
      }
      in(child);
    }
    group(parent, run, shared);
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

  private static void group(Element parent, List<Element> run, Map<String, String> style) {
    if (run.size() < FEW) {
      return;
    }
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
