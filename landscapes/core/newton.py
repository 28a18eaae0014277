"""Newton's step: to the stationary point of the bowl, saddle or hill with the same slope and curvature.

J. Nocedal and S. J. Wright (2006), Numerical Optimization, equation 3.30.
"""

from typing import Any


def newton_step(gradient: tuple[Any, Any], hessian: tuple[Any, Any, Any]) -> tuple[Any, Any]:
    """(dx, dy) from (df/dx, df/dy) and (d2f/dx2, d2f/dxdy, d2f/dy2), floats or arrays.

    Infinite or NaN where the Hessian is singular; floats raise ZeroDivisionError there.
    """
    (gx, gy), (hxx, hxy, hyy) = gradient, hessian
    determinant = hxx * hyy - hxy * hxy
    return (hxy * gy - hyy * gx) / determinant, (hxy * gx - hxx * gy) / determinant
