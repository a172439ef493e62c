console.error('x')
