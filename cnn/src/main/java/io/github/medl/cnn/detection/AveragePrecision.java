package io.github.medl.cnn.detection;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How good detections are, over a set of images: by falling score each is a hit if it overlaps a
 * true box of its image that no other has hit before, else a false alarm. The average precision is
 * the area under the curve of precision against recall, that is the mean over the true boxes of the
 * precision at their hit, 0 for those that are missed.
 */
public final class AveragePrecision {
  private AveragePrecision() {}

  /**
   * Boxes in images.
   *
   * @param boxes of shape (n, 4)
   * @param images the number of the image of each
   */
  public record Placed(Tensor boxes, int[] images) {
    /**
     * Checks that each box has an image.
     *
     * @param boxes of shape (n, 4)
     * @param images the number of the image of each
     * @throws IllegalArgumentException if not
     */
    public Placed {
      Boxes.check("averagePrecision", boxes);
      if (images.length != boxes.dim(0)) {
        throw new IllegalArgumentException(
            "averagePrecision: " + images.length + " images for " + boxes.dim(0) + " boxes");
      }
      images = images.clone();
    }
  }

  /**
   * The average precision of the detections of one class.
   *
   * @param found the detections
   * @param scores how sure each is, of shape (n)
   * @param truth the true boxes, at least one
   * @param threshold the intersection over union from which on a detection is a hit, usually 0.5
   * @return from 0 to 1
   * @throws IllegalArgumentException if there is no true box, or a score is NaN
   */
  public static double of(Placed found, Tensor scores, Placed truth, double threshold) {
    int boxes = truth.images().length;
    if (boxes == 0) {
      throw new IllegalArgumentException("averagePrecision: there is no true box to be found");
    }
    Boxes.checkThreshold("averagePrecision", threshold);
    int[] order = Boxes.byFallingScore("averagePrecision", scores, found.images().length);
    boolean[] isHit = new boolean[boxes];
    Overlap overlap = Overlap.of(found.boxes(), truth.boxes());
    Map<Integer, List<Integer>> byImage = new HashMap<>();
    for (int k = 0; k < boxes; k++) {
      byImage.computeIfAbsent(truth.images()[k], image -> new ArrayList<>()).add(k);
    }
    int hits = 0;
    double sum = 0;
    for (int rank = 0; rank < order.length; rank++) {
      int i = order[rank];
      int best = -1;
      double most = 0; // to touch is no overlap
      for (int k : byImage.getOrDefault(found.images()[i], List.of())) {
        double iou = isHit[k] ? 0 : overlap.between(i, k);
        if (iou >= threshold && iou > most) {
          best = k;
          most = iou;
        }
      }
      if (best >= 0) {
        isHit[best] = true;
        hits++;
        sum += hits / (rank + 1.0);
      }
    }
    return sum / boxes;
  }
}
