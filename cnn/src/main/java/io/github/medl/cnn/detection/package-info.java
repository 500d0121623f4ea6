/**
 * Where things are in images: boxes, how well they agree, which of many to keep, anchors, and how
 * detections are judged. A box is (x1, y1, x2, y2) in real coordinates, x to the right, y down, and
 * has the area (x2 - x1)(y2 - y1); boxes are the rows of a matrix.
 */
@NullMarked
package io.github.medl.cnn.detection;

import org.jspecify.annotations.NullMarked;
