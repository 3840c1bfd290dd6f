/** Draws nodes: the shape says the type beside the colour, a ring parts a node from the lines behind it. */

import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import { floatColor } from 'sigma/utils';

/** Shapes in the numbering of the shader. */
export const shapes: Record<string, number> = { person: 0, state: 1, organization: 2, place: 3 };

const vertexShader = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_ring;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;

varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_offset;
varying float v_radius;
varying float v_shape;

void main() {
  // A triangle whose inner circle leaves room for the corners of the shapes.
  float radius = 2.0 * a_size * u_correctionRatio / u_sizeRatio;
  v_offset = 3.2 * radius * vec2(cos(a_angle), sin(a_angle));
  v_radius = radius;
  v_shape = a_shape;
  gl_Position = vec4((u_matrix * vec3(a_position + v_offset, 1.0)).xy, 0.0, 1.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_ring = a_ring;
  v_color.a *= 255.0 / 254.0;
  v_ring.a *= 255.0 / 254.0;
}`;

const fragmentShader = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_offset;
varying float v_radius;
varying float v_shape;

uniform float u_correctionRatio;

// Distance to the outline, negative inside: circle, rounded square, hexagon, diamond.
float outline(vec2 p, float r) {
  vec2 q = abs(p);
  if (v_shape < 0.5) return length(p) - r;
  if (v_shape < 1.5) {
    vec2 corner = q - vec2(r * 0.62);
    return length(max(corner, 0.0)) + min(max(corner.x, corner.y), 0.0) - r * 0.26;
  }
  if (v_shape < 2.5) return max(q.x * 0.866 + q.y * 0.5, q.y) - r * 0.92;
  return (q.x + q.y) * 0.7071 - r * 0.8;
}

void main(void) {
  float pixel = 2.0 * u_correctionRatio;
  float ring = 2.0 * pixel;
  float distance = outline(v_offset, v_radius);
  #ifdef PICKING_MODE
  gl_FragColor = distance > ring ? vec4(0.0) : v_color;
  #else
  float inside = 1.0 - smoothstep(-0.5 * pixel, 0.5 * pixel, distance);
  float covered = 1.0 - smoothstep(-0.5 * pixel, 0.5 * pixel, distance - ring);
  gl_FragColor = mix(v_ring, v_color, inside) * covered;
  #endif
}`;

/** What the picture knows of a node beside what Sigma asks for. */
export interface DrawnNode extends NodeDisplayData {
  shape: number;
  ring: string;
}

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
const uniforms = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix'] as const;

export class ShapeProgram extends NodeProgram<(typeof uniforms)[number]> {
  override getDefinition() {
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: vertexShader,
      FRAGMENT_SHADER_SOURCE: fragmentShader,
      METHOD: TRIANGLES,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_shape', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_ring', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_angle', size: 1, type: FLOAT }],
      CONSTANT_DATA: [[Math.PI / 2], [(Math.PI * 7) / 6], [(Math.PI * 11) / 6]],
    };
  }

  override processVisibleItem(id: number, position: number, data: NodeDisplayData): void {
    const { shape, ring } = data as DrawnNode;
    this.array.set([data.x, data.y, data.size, shape, floatColor(data.color), floatColor(ring), id], position);
  }

  override setUniforms({ correctionRatio, sizeRatio, matrix }: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations.u_correctionRatio!, correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio!, sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, matrix);
  }
}
