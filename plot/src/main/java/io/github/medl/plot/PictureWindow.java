package io.github.medl.plot;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/** A window that shows a picture and scales it with the window. */
final class PictureWindow extends JComponent {
  private static final long serialVersionUID = 1L;

  private final transient Picture picture;

  private PictureWindow(Picture picture) {
    this.picture = picture;
    setPreferredSize(new Dimension((int) picture.width(), (int) picture.height()));
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
          frame.add(new PictureWindow(picture), BorderLayout.CENTER);
          frame.pack();
          frame.setLocationByPlatform(true);
          frame.setVisible(true);
        });
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
