package io.github.medl.rl.deep;

/**
 * What can be chosen in {@link PolicyLearner}.
 *
 * @param steps how many steps each environment takes before it is learned from them
 * @param passes how often they are gone through
 * @param pieces into how many batches they are divided in each pass, in random order; 1 for the
 *     whole
 * @param discount γ
 * @param lambda λ of the advantages
 * @param clip ε of PPO; infinite for the plain policy gradient
 * @param normalises whether the advantages of a batch get mean 0 and deviation 1
 * @param valueWeight c_v of the value loss
 * @param entropyWeight c_e of the entropy
 */
public record PolicySettings(
    int steps,
    int passes,
    int pieces,
    double discount,
    double lambda,
    double clip,
    boolean normalises,
    double valueWeight,
    double entropyWeight) {
  /**
   * Refuses what no learner can use.
   *
   * @param steps how many steps each environment takes, at least 1
   * @param passes how often they are gone through, at least 1
   * @param pieces into how many batches they are divided, at least 1
   * @param discount γ in [0, 1]
   * @param lambda λ of the advantages in [0, 1]
   * @param clip ε of PPO, above 0; infinite for the plain policy gradient
   * @param normalises whether the advantages of a batch get mean 0 and deviation 1
   * @param valueWeight c_v of the value loss, not negative
   * @param entropyWeight c_e of the entropy, not negative
   * @throws IllegalArgumentException if one is out of its range; it says which
   */
  public PolicySettings {
    Settings.atLeastOne("steps", steps);
    Settings.atLeastOne("passes", passes);
    Settings.atLeastOne("pieces", pieces);
    Settings.share("discount", discount);
    Settings.share("lambda", lambda);
    Settings.notNegative("valueWeight", valueWeight);
    Settings.notNegative("entropyWeight", entropyWeight);
    if (!(clip > 0)) {
      throw new IllegalArgumentException(
          "clip must be above 0, infinite for the plain gradient; it is " + clip);
    }
  }

  /**
   * Actor-critic (A2C): 16 steps, gone through once; γ = 0.99, λ = 0.95, c_v = 1/2, c_e = 0.01.
   *
   * @return the settings
   */
  public static PolicySettings actorCritic() {
    return new PolicySettings(16, 1, 1, 0.99, 0.95, Double.POSITIVE_INFINITY, true, 0.5, 0.01);
  }

  /**
   * PPO: 32 steps, gone through 20 times as a whole; γ = 0.98, λ = 0.8, ε = 0.2, c_v = 1/2, no
   * entropy.
   *
   * @return the settings
   */
  public static PolicySettings ppo() {
    return new PolicySettings(32, 20, 1, 0.98, 0.8, 0.2, true, 0.5, 0);
  }

  /**
   * With another amount of steps and of learning from them.
   *
   * @param number of steps of each environment
   * @param times how often they are gone through
   * @param batches into how many they are divided
   * @return the settings so changed
   */
  public PolicySettings withSteps(int number, int times, int batches) {
    return new PolicySettings(
        number, times, batches, discount, lambda, clip, normalises, valueWeight, entropyWeight);
  }

  /**
   * With other advantages.
   *
   * @param gamma γ
   * @param lambdaOfAdvantages λ
   * @return the settings so changed
   */
  public PolicySettings withDiscount(double gamma, double lambdaOfAdvantages) {
    return new PolicySettings(
        steps,
        passes,
        pieces,
        gamma,
        lambdaOfAdvantages,
        clip,
        normalises,
        valueWeight,
        entropyWeight);
  }

  /**
   * With other weights in the loss.
   *
   * @param ofValue c_v
   * @param ofEntropy c_e
   * @return the settings so changed
   */
  public PolicySettings withWeights(double ofValue, double ofEntropy) {
    return new PolicySettings(
        steps, passes, pieces, discount, lambda, clip, normalises, ofValue, ofEntropy);
  }
}
