package io.github.medl.plot;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.GridLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/**
 * A window with pictures and a strip of dials beside them; who turns one is told to whoever draws,
 * who shows other pictures when they are there. All methods may be called from any thread.
 */
public final class DialWindow {
  private static final int STRIP = 320;
  private static final int LINES = 7;

  private final List<Dial> dials;
  private final Consumer<Map<String, String>> turned;
  private final JPanel pictures = new JPanel();
  private final JTextArea numbers = new JTextArea(LINES, 40);
  private final JLabel state = new JLabel(" ");
  private final JProgressBar bar = new JProgressBar();
  private final Map<String, DialControl> controls = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private boolean isBack;

  private DialWindow(List<Dial> dials, Consumer<Map<String, String>> turned) {
    this.dials = List.copyOf(dials);
    this.turned = turned;
    dials.forEach(dial -> values.put(dial.name(), dial.value()));
  }

  /**
   * Opens a window.
   *
   * @param title its title
   * @param first the pictures that it begins with
   * @param dials the controls, from top to bottom
   * @param turned told, in the thread of the windows, the values of all dials when one is turned
   * @return the window
   * @throws IllegalStateException when there is no display
   */
  public static DialWindow open(
      String title, List<Picture> first, List<Dial> dials, Consumer<Map<String, String>> turned) {
    if (GraphicsEnvironment.isHeadless()) {
      throw new IllegalStateException(
          "there is no display to show a window on; write the picture to a file instead");
    }
    DialWindow window = new DialWindow(dials, turned);
    SwingUtilities.invokeLater(() -> window.build(title, first));
    return window;
  }

  /**
   * Shows other pictures.
   *
   * @param shown instead of those that are seen
   */
  public void show(List<Picture> shown) {
    SwingUtilities.invokeLater(() -> place(shown));
  }

  /**
   * Says what was computed, or why nothing could be.
   *
   * @param line one line for the eye
   * @param text all numbers, a line each
   */
  public void tell(String line, String text) {
    SwingUtilities.invokeLater(
        () -> {
          bar.setVisible(false);
          state.setText(line);
          state.setToolTipText(line);
          if (!text.isEmpty()) {
            numbers.setText(text);
            numbers.setCaretPosition(0);
          }
        });
  }

  /**
   * Says how far a computation is.
   *
   * @param stage what is being done
   * @param done steps done so far
   * @param total steps in all
   */
  public void progress(String stage, long done, long total) {
    SwingUtilities.invokeLater(
        () -> {
          bar.setVisible(true);
          bar.setMaximum((int) Math.min(total, Integer.MAX_VALUE));
          bar.setValue((int) Math.min(done, total));
          state.setText(stage + " " + done + " of " + total);
        });
  }

  private void build(String title, List<Picture> first) {
    JFrame frame = new JFrame(title);
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    place(first);
    frame.add(pictures, BorderLayout.CENTER);
    frame.add(strip(), BorderLayout.EAST);
    frame.add(below(), BorderLayout.SOUTH);
    for (Component shown : pictures.getComponents()) {
      ((PictureWindow) shown).addKeys(frame);
    }
    frame.pack();
    Dimension screen =
        GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds().getSize();
    frame.setSize(
        Math.min(frame.getWidth(), screen.width), Math.min(frame.getHeight(), screen.height));
    frame.setLocationByPlatform(true);
    frame.setVisible(true);
  }

  private void place(List<Picture> shown) {
    if (pictures.getComponentCount() == shown.size()) {
      for (int i = 0; i < shown.size(); i++) {
        ((PictureWindow) pictures.getComponent(i)).show(shown.get(i));
      }
      return;
    }
    pictures.removeAll();
    pictures.setLayout(new GridLayout(0, 1));
    shown.forEach(picture -> pictures.add(new PictureWindow(picture)));
    pictures.revalidate();
    pictures.repaint();
  }

  private JComponent strip() {
    JPanel strip = new JPanel();
    strip.setLayout(new BoxLayout(strip, BoxLayout.Y_AXIS));
    strip.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
    for (Dial dial : dials) {
      DialControl control = new DialControl(dial, value -> turn(dial.name(), value));
      controls.put(dial.name(), control);
      strip.add(control);
      strip.add(Box.createVerticalStrut(8));
    }
    JButton back = new JButton("All as in the book");
    back.addActionListener(event -> setBack());
    strip.add(back);
    JPanel top = new JPanel(new BorderLayout());
    top.add(strip, BorderLayout.NORTH);
    JScrollPane pane =
        new JScrollPane(
            top,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    pane.setPreferredSize(new Dimension(STRIP, 0));
    return pane;
  }

  private JComponent below() {
    numbers.setEditable(false);
    numbers.setFont(new Font(Font.MONOSPACED, Font.PLAIN, numbers.getFont().getSize()));
    numbers.getAccessibleContext().setAccessibleName("numbers beside the book's");
    JPanel line = new JPanel(new FlowLayout(FlowLayout.LEADING));
    bar.setVisible(false);
    line.add(state);
    line.add(bar);
    JPanel below = new JPanel(new BorderLayout());
    below.add(line, BorderLayout.NORTH);
    below.add(new JScrollPane(numbers), BorderLayout.CENTER);
    return below;
  }

  private void turn(String name, String value) {
    values.put(name, value);
    if (!isBack) {
      turned.accept(Map.copyOf(values));
    }
  }

  private void setBack() {
    isBack = true; // one request for all
    dials.forEach(dial -> controls.get(dial.name()).set(dial.usual()));
    isBack = false;
    turned.accept(Map.copyOf(values));
  }
}
