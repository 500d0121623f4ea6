package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.plot.Picture;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The display of this machine.
 *
 * <p>On Linux the variable DISPLAY may name one that is long gone: in {@code screen} or {@code
 * tmux}, after an ssh connection with {@code -X} has ended. Java would find out when it makes its
 * first font, and could not draw anything after that; so it is asked before.
 */
final class Display implements Screen {
  private static final Pattern NAME = Pattern.compile("([^/]*):(\\d{1,5})(\\.\\d+)?");
  private static final int FIRST_PORT = 6000;
  private static final int LAST_PORT = 65_535;
  private static final int PATIENCE_MILLIS = 3000;

  @Override
  public boolean exists() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean asked = system.contains("windows") || system.contains("mac");
    String name = System.getenv("DISPLAY");
    if (!asked && name != null && !name.isBlank() && !answers(name)) {
      System.setProperty("java.awt.headless", "true"); // read when Java first draws
    }
    return !GraphicsEnvironment.isHeadless();
  }

  /**
   * Whether somebody listens at a display.
   *
   * @param name as the X Window System writes it: {@code host:number.screen}, without a host for
   *     this machine; other forms are believed
   */
  static boolean answers(@Nullable String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return true;
    }
    String host = parts.group(1);
    int number = Integer.parseInt(parts.group(2));
    if (number > LAST_PORT - FIRST_PORT) {
      return false;
    }
    try {
      if (host.isEmpty() || host.equals("unix")) {
        Path socket = Path.of("/tmp/.X11-unix/X" + number);
        if (!Files.exists(socket)) {
          return connects("localhost", number);
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
          return channel.connect(UnixDomainSocketAddress.of(socket));
        }
      }
      return connects(host, number);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean connects(String host, int number) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, FIRST_PORT + number), PATIENCE_MILLIS);
      return true;
    }
  }

  @Override
  public void show(List<Picture> pictures) {
    pictures.forEach(Picture::show);
    awaitTheLast();
  }

  @Override
  public void play(Figure figure, FigureContext context, FigureRun first) {
    Controls.open(figure, context, first);
    awaitTheLast();
  }

  private static void awaitTheLast() {
    CountDownLatch open = new CountDownLatch(1);
    try {
      EventQueue.invokeAndWait(() -> whenAllAreClosed(open)); // after the windows, in one queue
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void whenAllAreClosed(CountDownLatch open) {
    List<Window> windows = List.of(Window.getWindows());
    WindowAdapter listener =
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            if (windows.stream().noneMatch(Window::isDisplayable)) {
              open.countDown();
            }
          }
        };
    windows.forEach(window -> window.addWindowListener(listener));
    listener.windowClosed(null); // nobody could close what is not there
  }
}
