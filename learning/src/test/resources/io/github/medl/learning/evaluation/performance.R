# Reference numbers for PerformanceOracleTest: base R 4.2.2, written from the definitions.
#   Rscript performance.R   (writes scores.csv, roc.csv and measures.csv here)
set.seed(4)
n <- 60
y <- rbinom(n, 1, .4)
s <- round(rnorm(n, y), 1)                       # one decimal, so that scores tie across classes
p <- round(plogis(s - .5), 6)                    # probabilities that are not quite calibrated
write.csv(data.frame(y, s, p), "scores.csv", row.names = FALSE, quote = FALSE)

# ROCR's rule: cutoffs are Inf and the distinct scores; at each, all with score >= cutoff are positive
cut <- c(Inf, sort(unique(s), decreasing = TRUE))
tpr <- sapply(cut, function(c) mean(s[y == 1] >= c))
fpr <- sapply(cut, function(c) mean(s[y == 0] >= c))
write.csv(data.frame(fpr = sprintf("%.17g", fpr), tpr = sprintf("%.17g", tpr)),
          "roc.csv", row.names = FALSE, quote = FALSE)

auc <- wilcox.test(s[y == 1], s[y == 0], exact = FALSE)$statistic / (sum(y) * sum(1 - y))
ml <- function(v) sqrt(mean((v - mean(v))^2))
A <- abs(mean(s[y == 1]) - mean(s[y == 0])) / ml(s[y == 1])
B <- ml(s[y == 0]) / ml(s[y == 1])
# The area under the binormal curve by quadrature, not by the closed form
binormal <- integrate(function(t) pnorm(A + B * qnorm(t)), 0, 1, rel.tol = 1e-12)$value
bins <- cut(p, seq(0, 1, .2), right = FALSE, include.lowest = TRUE)
ece <- sum(abs(tapply(p, bins, sum) - tapply(y, bins, sum)), na.rm = TRUE) / n
lm <- summary(lm(y ~ s))
fit <- fitted(lm(y ~ s))
m <- c(auc = unname(auc), A = A, B = B, binormal = binormal,
       logloss = -mean(dbinom(y, 1, p, log = TRUE)), brier = mean((y - p)^2), ece = ece,
       mse = mean((y - fit)^2), mae = mean(abs(y - fit)), r2 = lm$r.squared,
       slope = unname(coef(lm(y ~ s))[2]), intercept = unname(coef(lm(y ~ s))[1]))
write.csv(data.frame(name = names(m), value = sprintf("%.17g", m)), "measures.csv",
          row.names = FALSE, quote = FALSE)
