package io.github.medl.plot;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JOptionPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/**
 * A window that shows a picture and scales it with the window, no larger than the screen; Esc and
 * Ctrl-W close it, Ctrl-S saves the picture.
 */
final class PictureWindow extends JComponent {
  private static final long serialVersionUID = 1L;

  private static final int FRAME = 16;
  private static final int TITLE = 32;

  private transient Picture picture;

  PictureWindow(Picture picture) {
    this.picture = picture;
    Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    setPreferredSize(fitted(picture.width(), picture.height(), screen.getSize()));
  }

  /** The size of a picture, reduced to what a screen holds beside the frame of a window. */
  static Dimension fitted(double width, double height, Dimension screen) {
    double scale =
        Math.min(
            1, Math.min((screen.width - FRAME) / width, (screen.height - FRAME - TITLE) / height));
    return new Dimension((int) (scale * width), (int) (scale * height));
  }

  static void open(Picture picture, String title) {
    if (GraphicsEnvironment.isHeadless()) {
      throw new IllegalStateException(
          "there is no display to show a window on; write the picture to a file instead");
    }
    SwingUtilities.invokeLater(
        () -> {
          JFrame frame = new JFrame(title.isEmpty() ? "medl" : title);
          frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
          PictureWindow window = new PictureWindow(picture);
          frame.add(window, BorderLayout.CENTER);
          window.addKeys(frame);
          frame.pack();
          frame.setLocationByPlatform(true);
          frame.setVisible(true);
        });
  }

  /** Shows another picture. */
  void show(Picture other) {
    picture = other;
    repaint();
  }

  void addKeys(JFrame frame) {
    int control = Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();
    onKey(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), frame::dispose);
    onKey(KeyStroke.getKeyStroke(KeyEvent.VK_W, control), frame::dispose);
    onKey(KeyStroke.getKeyStroke(KeyEvent.VK_S, control), () -> save(frame));
  }

  private void onKey(KeyStroke key, Runnable action) {
    registerKeyboardAction(event -> action.run(), key, WHEN_IN_FOCUSED_WINDOW);
  }

  /** Asks for a file; one that ends in .svg gets the drawing, any other one the pixels. */
  private void save(JFrame frame) {
    JFileChooser chooser = new JFileChooser();
    chooser.setSelectedFile(new File("figure.png"));
    if (chooser.showSaveDialog(frame) != JFileChooser.APPROVE_OPTION) {
      return;
    }
    Path file = chooser.getSelectedFile().toPath();
    try {
      if (file.toString().endsWith(".svg")) {
        picture.writeSvg(file);
      } else {
        picture.writePng(file);
      }
    } catch (IOException e) {
      JOptionPane.showMessageDialog(frame, e.getMessage(), "medl", JOptionPane.ERROR_MESSAGE);
    }
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, getWidth(), getHeight());
    double scale = Math.min(getWidth() / picture.width(), getHeight() / picture.height());
    g.translate(
        (getWidth() - scale * picture.width()) / 2, (getHeight() - scale * picture.height()) / 2);
    g.scale(scale, scale);
    picture.paint(g);
    g.dispose();
  }
}
