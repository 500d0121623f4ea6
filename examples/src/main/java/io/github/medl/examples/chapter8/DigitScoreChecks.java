package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.chapter8.DigitJudge.Verdict;
import io.github.medl.examples.figure.Checks;
import io.github.medl.gan.adversarial.Game;
import io.github.medl.gan.measures.NearestDistance;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/** What lab 8.4 holds its judge and its three generators of digits to. */
final class DigitScoreChecks {
  private DigitScoreChecks() {}

  static void ofJudge(Checks checks, DigitJudge judge, Map<String, Verdict> verdicts) {
    double accuracy = judge.agreement(judge.real(), DigitJudge.digits().labels());
    checks
        .atLeast("accuracy of the judge", accuracy, 0.998, SEEDS)
        .between(
            "floor: two halves of the real digits",
            verdicts.get(Lab8_4.GAN).frechet().floor(),
            0.5,
            1.6,
            SEEDS)
        .holds(
            "independent pixels are farther than every generator",
            verdicts.values().stream()
                .allMatch(
                    verdict ->
                        verdict.frechet().value() <= verdicts.get(Lab8_4.PIXELS).frechet().value()),
            SEEDS);
  }

  static void ofGan(Checks checks, DigitGan gan, Verdict verdict) {
    Tensor shares = verdict.classes().shares();
    checks
        .atMost("GAN: Fréchet distance", verdict.frechet().value(), 5, SEEDS)
        .between(
            "GAN: entropy of the classes, at most ln 10",
            verdict.classes().entropy(),
            2.2,
            Math.log(10),
            THEORY)
        .atLeast("GAN: share of the rarest digit", shares.min().item(), 0.05, SEEDS)
        .between(
            "GAN: loss of the discriminator, at equilibrium 2 ln 2",
            gan.lateLoss(Game.DISCRIMINATOR + " loss"),
            1.1,
            2 * Math.log(2),
            SEEDS);
  }

  static void ofVae(Checks checks, DigitVae vae, Verdict verdict) {
    checks
        .between("VAE: Fréchet distance", verdict.frechet().value(), 7, 14, SEEDS)
        .between("VAE: loss of the last epoch", vae.history().last("loss"), 23.5, 25, SEEDS);
  }

  static void ofDiffusion(
      Checks checks,
      DigitDiffusion diffusion,
      DigitJudge judge,
      Map<String, Tensor> images,
      Map<String, Verdict> verdicts) {
    int[] asked = DigitDiffusion.classes(Lab8_4.EACH);
    double[] losses = diffusion.history().values("loss");
    double late = Arrays.stream(losses, losses.length - 10, losses.length).average().orElseThrow();
    double copied = NearestDistance.of(images.get(Lab8_4.diffusion(1)), judge.real());
    checks
        .between("diffusion: loss of the last 1000 steps", late, 0.110, 0.123, SEEDS)
        .atMost(
            "diffusion, w = 1: Fréchet distance",
            verdicts.get(Lab8_4.diffusion(1)).frechet().value(),
            6,
            SEEDS)
        .atLeast(
            "diffusion, w = 1: agreement with the class asked for",
            judge.agreement(images.get(Lab8_4.diffusion(1)), asked),
            0.90,
            SEEDS)
        .atLeast(
            "diffusion, w = 4: agreement with the class asked for",
            judge.agreement(images.get(Lab8_4.diffusion(4)), asked),
            0.99,
            SEEDS)
        .holds(
            "guidance buys agreement with variety: w = 4 has the larger Fréchet distance",
            verdicts.get(Lab8_4.diffusion(4)).frechet().value()
                > verdicts.get(Lab8_4.diffusion(1)).frechet().value(),
            SEEDS)
        .holds(
            "nothing is copied: samples are farther from real digits than these from each other",
            copied > NearestDistance.among(judge.real()),
            SEEDS);
  }
}
