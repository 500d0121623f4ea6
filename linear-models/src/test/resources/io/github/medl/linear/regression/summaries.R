# Prints the tables of SummaryTest; R 4.2.2, MASS 7.3.
#   LC_ALL=C Rscript summaries.R > summaries.txt       (in the C locale R writes straight quotes)
options(digits = 7, width = 80)
houses <- MASS::Boston[MASS::Boston$medv < 50, ]
names(houses)[names(houses) == "black"] <- "b"
x <- c(3, 4.3, 5.3, 6.8, 8.2)
y <- c(3.2, 2.8, 5.3, 7.6, 5.3)
show <- function(name, fit) {
  lines <- capture.output(print(summary(fit)))
  lines <- lines[grep("esiduals:", lines)[1]:length(lines)]
  cat("====", name, "\n")
  writeLines(lines)
}
show("rooms", lm(medv ~ rm, houses))
sq <- transform(houses, lstat2 = lstat^2)
show("quadratic", lm(medv ~ lstat + lstat2, sq))
show("all", lm(medv ~ ., houses))
show("weighted", lm(medv ~ rm + lstat, houses, weights = seq(.1, 5, length = 490)))
show("through the origin", lm(medv ~ rm + lstat - 1, houses))
show("other units", lm(medv ~ rm + tax,
  transform(houses, medv = medv * 1e6, rm = rm * 1e-4)))
show("five points", lm(y ~ x))
show("only an intercept", lm(y ~ 1))
