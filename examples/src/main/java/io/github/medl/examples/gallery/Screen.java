package io.github.medl.examples.gallery;

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
}
