package io.github.medl.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Two executors in Java machines of their own, of one thread each. Spark starts them by what it
 * takes for its home: a folder with what its launcher looks for, while all classes come from the
 * class path of the tests.
 */
final class Cluster {
  private Cluster() {}

  static JavaSparkContext start(Path home) throws IOException {
    Files.createDirectories(home.resolve("jars"));
    Files.createDirectories(home.resolve("launcher").resolve("target").resolve("scala-2.13"));
    System.setProperty("spark.testing", "true");
    System.setProperty("spark.test.home", home.toString());
    SparkConf conf =
        new SparkConf()
            .setMaster("local-cluster[2,1,1024]")
            .setAppName("medl tests")
            .set("spark.executor.memory", "512m")
            .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .set(
                "spark.executor.extraJavaOptions",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dmedl.offline=true")
            .set("spark.driver.host", "localhost")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.local.dir", home.resolve("scratch").toString())
            .set("spark.worker.dir", home.resolve("work").toString())
            .set("spark.ui.enabled", "false")
            .set("spark.network.timeout", "600s") // a machine under load is not a lost one
            .set("spark.task.maxFailures", "2");
    return new JavaSparkContext(conf);
  }

  static void stop(JavaSparkContext context) {
    context.close();
    System.clearProperty("spark.testing");
    System.clearProperty("spark.test.home");
  }
}
