package io.github.medl.examples.gallery;

import com.samskivert.mustache.Template;
import io.github.medl.examples.figure.Citation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * The guides of a folder, Markdown, as pages of the site: a guide's link to another guide leads to
 * its page, any other link within the project to the repository; programs are coloured as those of
 * figures are.
 */
final class Guides {
  private static final String FOLDER = "guides";
  private static final String FIRST = "start.html";
  private static final String ENDING = ".md";
  private static final Pattern CHAPTER = Pattern.compile("chapters? (\\d+(?:\\.\\d+)?)");
  private static final List<org.commonmark.Extension> FORMS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(FORMS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(FORMS)
          .escapeHtml(true)
          .nodeRendererFactory(JavaCode::new)
          .build();

  private Guides() {}

  /**
   * Writes the pages.
   *
   * @param from a folder of Markdown files; where there is none, nothing is written
   * @param site where to
   * @return title and place of each: {@code start.md}, then those whose titles name a chapter, in
   *     the order of the book, then the others by name
   */
  static List<Gallery.Guide> write(Path from, OutputFolder site) throws IOException {
    List<Gallery.Guide> guides = new ArrayList<>();
    Template template = Templates.page("guide");
    for (Path file : files(from)) {
      Node document = PARSER.parse(Files.readString(file, StandardCharsets.UTF_8));
      Set<Path> images = new TreeSet<>();
      document.accept(new Destinations(from, images));
      String title = title(document, file);
      String page = page(file.getFileName().toString());
      String html =
          template.execute(
              Map.of(
                  "title", title,
                  "version", Citation.version(),
                  "text", RENDERER.render(document)));
      site.publish(
          FOLDER,
          page,
          List.of(),
          draft -> {
            Files.writeString(draft.resolve(page), html, StandardCharsets.UTF_8);
            for (Path image : images) {
              Files.copy(image, draft.resolve(image.getFileName()));
            }
          });
      guides.add(new Gallery.Guide(title, FOLDER + "/" + page));
    }
    guides.sort(
        Comparator.comparing((Gallery.Guide guide) -> !guide.href().equals(FOLDER + "/" + FIRST))
            .thenComparing(guide -> chapter(guide.title())));
    return guides;
  }

  private static List<Path> files(Path from) throws IOException {
    if (!Files.isDirectory(from)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(from)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    }
  }

  /** The first chapter that a title names, as 8.4 of "Agents, chapter 8.4"; else infinity. */
  private static double chapter(String title) {
    Matcher chapter = CHAPTER.matcher(title);
    return chapter.find() ? Double.parseDouble(chapter.group(1)) : Double.POSITIVE_INFINITY;
  }

  private static String page(String name) {
    return name.substring(0, name.length() - ENDING.length()) + ".html";
  }

  /** The first heading, or the name of the file. */
  private static String title(Node document, Path file) {
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading) {
        return TextContentRenderer.builder().build().render(node);
      }
    }
    return file.getFileName().toString();
  }

  /** Turns where links lead to, and collects the images that lie beside the guides. */
  private static final class Destinations extends AbstractVisitor {
    private final Path from;
    private final Set<Path> images;

    Destinations(Path from, Set<Path> images) {
      this.from = from;
      this.images = images;
    }

    @Override
    public void visit(Link link) {
      String to = link.getDestination();
      int hash = to.indexOf('#');
      String path = hash < 0 ? to : to.substring(0, hash);
      if (!path.isEmpty() && !to.matches("[a-z]+:.*")) {
        boolean isGuide = path.endsWith(ENDING) && path.indexOf('/') < 0;
        String rest = hash < 0 ? "" : to.substring(hash);
        link.setDestination((isGuide ? page(path) : inRepository(path)) + rest);
      }
      visitChildren(link);
    }

    private String inRepository(String path) {
      Path file = from.getFileName().resolve(path).normalize();
      return SourceCode.REPOSITORY + file.toString().replace('\\', '/').replace(" ", "%20");
    }

    @Override
    public void visit(Image image) {
      Path file = from.resolve(image.getDestination()).normalize();
      if (file.startsWith(from.normalize()) && Files.isRegularFile(file)) {
        images.add(file);
        image.setDestination(file.getFileName().toString()); // beside the page
      }
      visitChildren(image);
    }
  }

  /** Programs in Java, coloured; other code as it stands. */
  private static final class JavaCode implements NodeRenderer {
    private final HtmlWriter html;

    JavaCode(HtmlNodeRendererContext context) {
      html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(FencedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
      FencedCodeBlock block = (FencedCodeBlock) node;
      boolean isJava = block.getInfo().toLowerCase(Locale.ROOT).startsWith("java");
      html.line();
      Map<String, String> attributes = new LinkedHashMap<>();
      attributes.put("class", isJava ? "code" : "");
      attributes.put("tabindex", "0"); // what is wide can be moved with the keys
      html.tag("pre", attributes);
      html.tag("code");
      if (isJava) {
        html.raw(String.join("\n", SourceCode.of(block.getLiteral()).lines()));
      } else {
        html.text(block.getLiteral());
      }
      html.tag("/code");
      html.tag("/pre");
      html.line();
    }
  }
}
