package io.github.medl.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureProfileTest {
  @Test
  void coloursOfAnotherProfileStayAsTheyAreStored() throws Exception {
    ColorSpace linear = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
    ComponentColorModel model =
        new ComponentColorModel(linear, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(16, 16);
    int[] grey = new int[3 * 16 * 16];
    Arrays.fill(grey, 100); // as sRGB this would be 168
    raster.setPixels(0, 0, 16, 16, grey);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(new BufferedImage(model, raster, false, null), "jpeg", file)).isTrue();
    for (byte each : Picture.parse("linear.jpg", file.toByteArray()).rgb()) {
      assertThat(each & 0xff).isBetween(97, 103);
    }
  }
}
