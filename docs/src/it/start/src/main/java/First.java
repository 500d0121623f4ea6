import io.github.medl.autodiff.Autodiff;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;

public class First {
  static Tensor cost(Tensor theta) {
    return theta.sub(3).square().sum();
  }

  public static void main(String[] args) throws IOException {
    Tensor theta = Tensor.vector(0, 1);
    double[] steps = new double[20];
    double[] costs = new double[20];
    for (int t = 0; t < 20; t++) {
      steps[t] = t;
      costs[t] = cost(theta).item();
      theta = theta.sub(Autodiff.gradient(First::cost, theta).mul(0.1));
    }
    System.out.println(theta);
    Chart chart = Chart.titled("Gradient descent").axes("step", "cost").logY();
    Picture picture = Picture.of("", 1, chart.line("cost", steps, costs, Style.palette(0)));
    picture.writePng(Path.of("start-descent.png")); // picture.show() opens a window
  }
}
