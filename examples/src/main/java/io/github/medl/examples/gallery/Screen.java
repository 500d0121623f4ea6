package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.plot.Picture;
import java.util.List;

/** Where pictures are shown, if there is a place. */
interface Screen {
  /**
   * Whether pictures can be shown; asked before the first picture is made.
   *
   * @return false where files must do
   */
  boolean exists();

  /**
   * Shows pictures and waits until whoever looks at them has closed them all.
   *
   * @param pictures one window each
   */
  void show(List<Picture> pictures);

  /**
   * Shows a figure beside its parameters and waits until whoever turns them has closed the window.
   *
   * @param figure the figure
   * @param context what it is told, but for its parameters
   * @param first the figure as it was computed
   */
  void play(Figure figure, FigureContext context, FigureRun first);
}
