/* Gradient descent and Adam on Rosenbrock's valley, as one would write them in C for just this pair: everything is
   inlined. The arithmetic, the options and what is recorded are those of the Python rules. */
#include <math.h>
#include <stdint.h>

typedef struct {
    double *points, *losses, *gradients, *used, *used_losses, *states;
} Record;

static inline void evaluate(double x, double y, double a, double b, double *loss, double *gx, double *gy) {
    *loss = (a - x) * (a - x) + b * (y - x * x) * (y - x * x);
    *gx = -2.0 * (a - x) - 4.0 * b * x * (y - x * x);
    *gy = 2.0 * b * (y - x * x);
}

static inline double decayed(double x, double g, double weight_decay, int maximize) {
    return (maximize ? -g : g) + weight_decay * x;
}

int64_t gradient_descent(const double *surface, const double *learning_rates, double weight_decay, int maximize,
                         int64_t steps, const Record *to) {
    double x = to->points[0], y = to->points[1], a = surface[0], b = surface[1], gx, gy;
    evaluate(x, y, a, b, &to->losses[0], &gx, &gy);
    to->gradients[0] = gx, to->gradients[1] = gy;
    for (int64_t k = 0; k < steps; k++) {
        to->used[2 * k] = gx, to->used[2 * k + 1] = gy, to->used_losses[k] = to->losses[k];
        if (maximize || weight_decay != 0.0) {
            gx = decayed(x, gx, weight_decay, maximize);
            gy = decayed(y, gy, weight_decay, maximize);
        }
        x -= learning_rates[k] * gx;
        y -= learning_rates[k] * gy;
        evaluate(x, y, a, b, &to->losses[k + 1], &gx, &gy);
        to->points[2 * k + 2] = x, to->points[2 * k + 3] = y;
        to->gradients[2 * k + 2] = gx, to->gradients[2 * k + 3] = gy;
        if (!(isfinite(x) && isfinite(y))) return k + 1;
    }
    return steps;
}

typedef struct {
    double beta1, beta2, epsilon, weight_decay;
    int bias_correction, maximize;
} Adam;

static inline double adam_step(double x, double g, double *m, double *v, double learning_rate, double m_share,
                               double v_share, const Adam *h) {
    g = decayed(x, g, h->weight_decay, h->maximize);
    *m = h->beta1 * *m + (1 - h->beta1) * g;
    *v = h->beta2 * *v + (1 - h->beta2) * g * g;
    double m_hat = h->bias_correction ? *m / m_share : *m;
    double v_hat = h->bias_correction ? *v / v_share : *v;
    return x - learning_rate * m_hat / (sqrt(v_hat) + h->epsilon);
}

int64_t adam(const double *surface, const double *learning_rates, const Adam *h, int64_t steps, const Record *to) {
    double x = to->points[0], y = to->points[1], a = surface[0], b = surface[1], gx, gy;
    double mx = 0.0, my = 0.0, vx = 0.0, vy = 0.0;
    evaluate(x, y, a, b, &to->losses[0], &gx, &gy);
    to->gradients[0] = gx, to->gradients[1] = gy;
    for (int64_t k = 0; k < steps; k++) {
        double t = k + 1.0, m_share = 1 - pow(h->beta1, t), v_share = 1 - pow(h->beta2, t);
        to->used[2 * k] = gx, to->used[2 * k + 1] = gy, to->used_losses[k] = to->losses[k];
        x = adam_step(x, gx, &mx, &vx, learning_rates[k], m_share, v_share, h);
        y = adam_step(y, gy, &my, &vy, learning_rates[k], m_share, v_share, h);
        evaluate(x, y, a, b, &to->losses[k + 1], &gx, &gy);
        to->points[2 * k + 2] = x, to->points[2 * k + 3] = y;
        to->gradients[2 * k + 2] = gx, to->gradients[2 * k + 3] = gy;
        double *state = &to->states[4 * k + 4];
        state[0] = mx, state[1] = vx, state[2] = my, state[3] = vy;
        if (!(isfinite(x) && isfinite(y))) return k + 1;
    }
    return steps;
}
